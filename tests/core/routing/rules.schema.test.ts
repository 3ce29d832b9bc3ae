import { describe, expect, test } from "vitest";
import { unknownCode } from "~/core/routing/check-rule-set";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { languages } from "~/core/shared/language";
import { defaultRules, departments, facts } from "./province";

const sectors = new Set(facts.sectors.map(({ code }) => code));

describe("the rules delivered", () => {
  test("name only departments and sectors of the reference data, and a department for every sector", () => {
    expect(unknownCode(defaultRules, { departments: new Set(departments), sectors })).toBeNull();
    expect(new Set(Object.keys(defaultRules.sectorDepartments))).toEqual(sectors);
  });

  test("have a name in all six languages", () => {
    const { departmentRules, coordinationRules, appraisal, priorityRules, dueRules } = defaultRules;
    for (const rule of [
      departmentRules,
      coordinationRules,
      appraisal.rules,
      priorityRules,
      dueRules,
    ].flat()) {
      for (const language of languages)
        expect(rule.name[language], `${rule.code} in ${language}`).toBeTruthy();
    }
  });
});

/** What the schema says of the delivered rules after a change. */
function problems(change: (rules: RuleSet) => void): string[] {
  const rules = structuredClone(defaultRules);
  change(rules);
  const result = ruleSetSchema.safeParse(rules);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a rule set is refused", () => {
  test("when a lead could be left without a department", () => {
    expect(problems((rules) => rules.departmentRules.pop())).toEqual([
      "departmentRules.21.when: rules.last-must-always-fit",
    ]);
    expect(problems((rules) => rules.departmentRules.splice(0))).toContain(
      "departmentRules.0.when: rules.last-must-always-fit",
    );
  });

  test("when a lead could be left without a number of days", () => {
    expect(problems((rules) => rules.dueRules.pop())).toEqual([
      "dueRules.5.when: rules.last-must-always-fit",
    ]);
  });

  test("when two rules have one code", () => {
    expect(
      problems((rules) =>
        rules.departmentRules.unshift(structuredClone(rules.departmentRules[5] ?? never())),
      ),
    ).toEqual(["departmentRules.6.code: rules.code-twice"]);
  });

  test("when a rule asks who decided and no such rule exists", () => {
    expect(
      problems((rules) => {
        rules.coordinationRules.push({
          code: "x",
          name: {},
          when: [{ decidedBy: ["gone"] }],
          departments: ["tax"],
        });
      }),
    ).toEqual(["coordinationRules.11.when: rules.decided-by-unknown"]);
  });

  test("when a rule asks for what is decided only after it", () => {
    expect(
      problems((rules) => {
        rules.departmentRules.unshift({
          code: "x",
          name: {},
          when: [{ priority: ["high"] }],
          department: "tax",
        });
        rules.priorityRules.push({ code: "y", name: {}, when: [{ priority: ["normal"] }] });
      }),
    ).toEqual(["departmentRules.0.when: rules.asks-too-early", "priorityRules.3.when: rules.asks-too-early"]);
  });

  test("when a condition uses words outside the vocabulary", () => {
    const rules = JSON.parse(JSON.stringify(defaultRules));
    rules.departmentRules[0].when = [{ capital: 5 }];
    expect(ruleSetSchema.safeParse(rules).success).toBe(false);
    rules.departmentRules[0].when = [{ kind: [] }];
    expect(ruleSetSchema.safeParse(rules).success).toBe(false);
    rules.departmentRules[0].when = [];
    expect(ruleSetSchema.safeParse(rules).success).toBe(false);
  });

  test("when it names a department or sector that nobody knows", () => {
    const rules = structuredClone(defaultRules);
    rules.appraisal.department = "ministry-of-magic";
    expect(unknownCode(rules, { departments: new Set(departments), sectors })).toEqual({
      list: "departments",
      code: "ministry-of-magic",
    });
    rules.appraisal.department = "foreign-affairs";
    rules.departmentRules[0]?.when.push({ sector: ["alchemy"] });
    expect(unknownCode(rules, { departments: new Set(departments), sectors })).toEqual({
      list: "sectors",
      code: "alchemy",
    });
  });
});

function never(): never {
  throw new Error("the delivered rules are shorter than the test thinks");
}
