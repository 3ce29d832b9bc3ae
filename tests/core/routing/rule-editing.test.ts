import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseRules } from "~/core/routing/analyse-rules";
import { compareRuleSets } from "~/core/routing/compare-rule-sets";
import {
  addRule,
  isLastResort,
  moveRule,
  newRuleCode,
  removeRule,
  replaceRule,
} from "~/core/routing/edit-rules";
import { runExamples } from "~/core/routing/examples";
import { expectationSchema } from "~/core/routing/examples.schema";
import { type Publication, ruleSetInForce } from "~/core/routing/in-force";
import { publishProblems } from "~/core/routing/publish-problems";
import { rulesOf } from "~/core/routing/rule-lists";
import type { Condition, RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { anyRuleSet } from "./any-rules";
import { aLead, defaultRules, departments, examples, facts, today } from "./province";

const codes = (rules: RuleSet) => rules.departmentRules.map(({ code }) => code);
const aRule = (code: string, when: Condition[] = [{ kind: ["support"] }]) => ({
  code,
  name: { en: code },
  when,
  department: "tax",
});

describe("editing", () => {
  test("moves a rule past its neighbour and back", () => {
    const up = moveRule(defaultRules, "department", "obstacle-elsewhere", "up");
    expect(up && codes(up).slice(0, 2)).toEqual(["obstacle-elsewhere", "obstacle-in-a-park"]);
    expect(up && moveRule(up, "department", "obstacle-elsewhere", "down")).toEqual(defaultRules);
  });

  test("keeps the rule that takes what is left at the end", () => {
    expect(moveRule(defaultRules, "department", "obstacle-in-a-park", "up")).toBeNull();
    expect(moveRule(defaultRules, "department", "anything-else", "up")).toBeNull();
    expect(moveRule(defaultRules, "department", "investment-without-a-site", "down")).toBeNull();
    expect(removeRule(defaultRules, "department", "anything-else")).toBeNull();
    expect(codes(addRule(defaultRules, "department", aRule("new"))).slice(-2)).toEqual([
      "new",
      "anything-else",
    ]);
    expect(codes(addRule(defaultRules, "department", aRule("new"), "anything-else")).at(-1)).toBe(
      "anything-else",
    );
    expect(isLastResort(defaultRules, "due", "anything-else")).toBe(true);
    expect(isLastResort(defaultRules, "priority", "mission")).toBe(false);
  });

  test("in a list where all count, any rule moves and the last one goes too", () => {
    const moved = moveRule(defaultRules, "priority", "capital", "down");
    expect(moved?.priorityRules.map(({ code }) => code)).toEqual(["obstacle", "mission", "capital"]);
    expect(moved && moveRule(moved, "priority", "capital", "down")).toBeNull();
    expect(removeRule(defaultRules, "priority", "mission")?.priorityRules).toHaveLength(2);
  });

  test("adds behind a rule, replaces one, and finds none that is not there", () => {
    const added = addRule(defaultRules, "department", aRule("copy"), "contribution");
    expect(codes(added).indexOf("copy")).toBe(codes(added).indexOf("contribution") + 1);
    const replaced = replaceRule(added, "department", "copy", aRule("copy", [{ country: ["JP"] }]));
    expect(replaced?.departmentRules.find(({ code }) => code === "copy")?.when).toEqual([
      { country: ["JP"] },
    ]);
    expect(replaceRule(added, "department", "gone", aRule("gone"))).toBeNull();
    expect(removeRule(added, "department", "gone")).toBeNull();
    expect(added && removeRule(added, "department", "copy")).toEqual(defaultRules);
  });

  test("any move of any rules leaves rules that the schema lets through", () => {
    fc.assert(
      fc.property(anyRuleSet, fc.nat(), fc.boolean(), (rules, at, up) => {
        const code = rules.departmentRules[at % rules.departmentRules.length]?.code ?? "";
        const moved = moveRule(rules, "department", code, up ? "up" : "down");
        if (!moved) return;
        expect(ruleSetSchema.safeParse(moved).success).toBe(true);
        expect(moved.departmentRules.toSorted(byCode)).toEqual(rules.departmentRules.toSorted(byCode));
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    [{ en: "Large projects, 2026", vi: "Dự án lớn" }, [], "large-projects-2026"],
    [{ vi: "Dự án đặc biệt ở Đức Hòa" }, [], "du-an-dac-biet-o-duc-hoa"],
    [{ en: "Support" }, ["support", "support-2"], "support-3"],
    [{ ja: "規則" }, [], "rule"],
  ])("the code of %o beside %o is %s", (name, taken, code) => {
    expect(newRuleCode(name, taken)).toBe(code);
  });
});

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);

describe("what a change changes", () => {
  test("is told rule by rule: added, removed, changed in these fields, moved", () => {
    const after = structuredClone(defaultRules);
    const [first] = after.departmentRules.splice(0, 1);
    if (first) after.departmentRules.splice(8, 0, first);
    after.departmentRules.splice(1, 1);
    after.departmentRules.splice(3, 0, aRule("new"));
    const changed = after.departmentRules.find(({ code }) => code === "contribution");
    if (changed) Object.assign(changed, { department: "tax", validFrom: "2027-01-01" });
    after.appraisal.department = "finance";
    after.sectorDepartments.energy = "finance";
    const { lists, appraisalDepartment, sectorDepartments } = compareRuleSets(defaultRules, after);
    expect(lists).toHaveLength(1);
    expect(lists[0]?.added.map(({ code }) => code)).toEqual(["new"]);
    expect(lists[0]?.removed.map(({ code }) => code)).toEqual(["return-visa"]);
    expect(lists[0]?.moved.map(({ code }) => code)).toEqual(["obstacle-in-a-park"]);
    expect(lists[0]?.changed.map(({ after: rule, fields }) => [rule.code, fields])).toEqual([
      ["contribution", ["department", "validFrom"]],
    ]);
    expect(appraisalDepartment).toEqual({ before: "foreign-affairs", after: "finance" });
    expect(sectorDepartments).toEqual([{ sector: "energy", before: "industry-trade", after: "finance" }]);
  });
});

describe("pointed out is", () => {
  /** What is said of a rule put before the delivered ones, or behind all but the last. */
  const said = (rule: ReturnType<typeof aRule> & { validFrom?: string; validTo?: string }, first = true) => {
    const rules = structuredClone(defaultRules);
    rules.departmentRules.splice(first ? 0 : -1, 0, rule);
    return analyseRules(rules, today).find((warning) => warning.rule.code === rule.code);
  };

  const never: [string, Condition][] = [
    ["a need of another kind", { kind: ["investment"], need: ["market"] }],
    ["a topic without an obstacle", { kind: ["investment", "support"], topic: ["land"] }],
    ["a need and a topic", { need: ["market"], topic: ["land"] }],
    ["no place on the border", { site: ["none"], onBorder: true }],
    ["a commune that is a park", { site: ["commune"], place: ["park:long-hau"] }],
    ["a kind of park without a park", { site: ["commune", "none"], parkKind: ["economic-zone"] }],
    ["a range of capital that ends before it begins", { capitalUsdAtLeast: 2, capitalUsdAtMost: 1 }],
    ["a choice of nothing", { kind: [] }],
  ];
  test.each(never)("what excludes itself: %s", (_, condition) => {
    expect(said(aRule("odd", [condition]))).toMatchObject({ kind: "contradiction" });
  });

  test("what is over", () => {
    expect(said({ ...aRule("odd"), validTo: "2026-11-23" })).toMatchObject({ kind: "expired" });
    expect(said({ ...aRule("odd"), validTo: today })).toBeUndefined();
  });

  const shadowed: [string, Condition[], string[] | null][] = [
    ["the same as an earlier rule", [{ kind: ["contribution"] }], ["contribution"]],
    ["narrower than an earlier rule", [{ kind: ["contribution"], country: ["JP"] }], ["contribution"]],
    [
      "taken by two rules together",
      [{ kind: ["contribution", "technology"], words: ["x"] }],
      ["contribution", "technology"],
    ],
    [
      "taken by all types of place together",
      [{ kind: ["investment"], capitalUsdAtLeast: 5 }],
      ["investment-in-a-park", "investment-with-a-site", "investment-without-a-site"],
    ],
    ["a need that stands alone names its kind", [{ need: ["market"] }], ["support"]],
  ];
  test.each(shadowed)("what comes too late: %s", (_, when, by) => {
    expect(said(aRule("odd", when), false)).toMatchObject({ kind: "shadowed", by });
  });

  test("not a rule before the one that would shadow it, nor one that an earlier one takes only for a time", () => {
    expect(said(aRule("odd", [{ kind: ["contribution"] }]))).toBeUndefined();
    const rules = structuredClone(defaultRules);
    const contribution = rules.departmentRules.find(({ code }) => code === "contribution");
    if (contribution) contribution.validTo = "2027-12-31";
    const late = aRule("late", [{ kind: ["contribution"] }]);
    rules.departmentRules.splice(-1, 0, late);
    const warned = () => analyseRules(rules, today).find(({ rule }) => rule.code === "late");
    expect(warned()).toBeUndefined();
    Object.assign(late, { validTo: "2027-12-31" });
    expect(warned()).toMatchObject({ kind: "shadowed", by: ["contribution"] });
  });

  test("what waits for a rule that never decides, and what names nobody", () => {
    const rules = structuredClone(defaultRules);
    rules.departmentRules.splice(-1, 0, aRule("late", [{ kind: ["contribution"] }]));
    rules.coordinationRules.push(
      { code: "waits", name: {}, when: [{ decidedBy: ["late"] }], departments: ["tax"] },
      { code: "empty", name: {}, when: [{ kind: ["return"] }], departments: [] },
    );
    expect(
      analyseRules(rules, today)
        .filter(({ list }) => list === "coordination")
        .map(({ rule, kind }) => [rule.code, kind]),
    ).toEqual([
      ["waits", "waits-for-nothing"],
      ["empty", "adds-nothing"],
    ]);
  });

  test("that cases fall through once a kind is taken by no rule", () => {
    const rules = structuredClone(defaultRules);
    rules.departmentRules = rules.departmentRules.filter(({ code }) => code !== "contribution");
    expect(analyseRules(rules, today)[0]).toMatchObject({
      kind: "falls-through",
      rule: { code: "anything-else" },
    });
  });
});

describe("worked cases", () => {
  const kept = examples.map(({ lead, expect: wanted }, id) => ({
    id,
    name: `Case ${id}`,
    lead,
    expect: expectationSchema.parse(wanted),
  }));
  const at = new Date("2026-11-24T03:00:00Z");

  test("of the policy all pass by the delivered rules", () => {
    expect(runExamples(defaultRules, kept, facts, at)).toEqual([]);
  });

  test("that fail are told with what was wanted and what came", () => {
    const rules = structuredClone(defaultRules);
    for (const rule of rules.departmentRules) if (rule.code === "contribution") rule.department = "tax";
    const failures = runExamples(rules, kept, facts, at);
    expect(failures.length).toBeGreaterThan(0);
    for (const { example, differences } of failures) {
      expect(example.lead.kind).toBe("contribution");
      expect(differences).toEqual([{ field: "department", wanted: "fatherland-front", got: "tax" }]);
    }
  });

  test("may want only a part, and are of the day on which they came", () => {
    const rules = structuredClone(defaultRules);
    rules.departmentRules.unshift({ ...aRule("until-june", [{ kind: ["support"] }]), validTo: "2025-06-30" });
    const lead = aLead({ kind: "support" });
    const on = (receivedAt: string, rule: string) => ({
      id: 1,
      name: "",
      lead: { ...lead, receivedAt: new Date(receivedAt) },
      expect: { rule },
    });
    expect(
      runExamples(
        rules,
        [on("2025-06-30T16:59:59Z", "until-june"), on("2025-06-30T17:00:00Z", "support")],
        facts,
        at,
      ),
    ).toEqual([]);
  });

  test("want at least one thing, and nothing unheard of", () => {
    expect(expectationSchema.safeParse({}).success).toBe(false);
    expect(expectationSchema.safeParse({ departement: "tax" }).success).toBe(false);
  });
});

describe("publishing is forbidden", () => {
  const staffed = new Map(departments.map((code) => [code, { activeMember: true, mailbox: false }]));
  const known = {
    departments: staffed,
    sectors: new Set(facts.sectors.map(({ code }) => code)),
    communes: facts.communes,
    parks: facts.parks,
    opportunities: facts.opportunities,
  };
  const changed = (change: (rules: RuleSet) => void) => {
    const rules = structuredClone(defaultRules);
    change(rules);
    return rules;
  };

  test("not for the delivered rules when every department has somebody", () => {
    expect(publishProblems(defaultRules, known, [])).toEqual([]);
  });

  test("while a department that it names has no active member and no mailbox", () => {
    const silent = (mailbox: boolean) => ({
      ...known,
      departments: new Map([...staffed, ["health", { activeMember: false, mailbox }]]),
    });
    expect(publishProblems(defaultRules, silent(true), [])).toEqual([]);
    expect(publishProblems(defaultRules, silent(false), [])).toEqual([
      {
        code: "department-silent",
        named: "health",
        by: [{ rule: expect.objectContaining({ code: "expertise-in-health" }) }, { list: "sectors" }],
      },
    ]);
  });

  test("while a worked case fails", () => {
    const example = { id: 7, name: "Case", lead: aLead(), expect: { department: "tax" } };
    const failures = runExamples(defaultRules, [example], facts, new Date(0));
    expect(publishProblems(defaultRules, known, failures)).toMatchObject([
      { code: "example-fails", failure: { example: { id: 7 } } },
    ]);
  });

  test("while it names what does not exist; the coordinator is no department", () => {
    const rules = changed((draft) => {
      draft.departmentRules.unshift(
        aRule("odd", [
          { sector: ["alchemy"], place: ["commune:1", "park:atlantis"], opportunity: ["atlantis"] },
        ]),
      );
      draft.notifyRules = [{ code: "told", name: {}, when: [{}], notify: ["coordinator", "magic"] }];
    });
    expect(
      publishProblems(rules, known, []).map((problem) =>
        problem.code === "example-fails" ? problem.code : `${problem.code} ${problem.named}`,
      ),
    ).toEqual([
      "department-unknown magic",
      "sector-unknown alchemy",
      "place-unknown commune:1",
      "place-unknown park:atlantis",
      "opportunity-unknown atlantis",
    ]);
  });
});

describe("in force", () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
  const publication = (id: number, version: number, hour: number, cancelled = false): Publication => ({
    id,
    version,
    from: at(hour),
    cancelledAt: cancelled ? at(0) : null,
  });

  test("is what began last and was not cancelled; of two that began at once, the later decision", () => {
    const all = [
      publication(1, 1, 1),
      publication(2, 2, 5),
      publication(3, 3, 5),
      publication(4, 4, 9, true),
    ];
    expect(ruleSetInForce(all, at(0))).toBeNull();
    expect(ruleSetInForce(all, at(1))?.version).toBe(1);
    expect(ruleSetInForce(all, at(5))?.version).toBe(3);
    expect(ruleSetInForce(all, at(23))?.version).toBe(3);
  });

  test("after publishing and rolling back is what was in force before, from then on", () => {
    const history = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 10 }), fc.boolean()), {
        minLength: 1,
        maxLength: 8,
      })
      .map((rows) => rows.map(([version, hour, cancelled], id) => publication(id, version, hour, cancelled)));
    fc.assert(
      fc.property(
        history,
        fc.integer({ min: 11, max: 20 }),
        fc.integer({ min: 0, max: 5 }),
        (past, hour, wait) => {
          const before = ruleSetInForce(past, at(hour));
          fc.pre(before !== null);
          if (!before) return;
          const published = [...past, publication(100, 6, hour)];
          expect(ruleSetInForce(published, at(hour))?.version).toBe(6);
          const rolledBack = [...published, publication(101, before.version, hour + wait)];
          for (const later of [hour + wait, hour + wait + 1, 99])
            expect(ruleSetInForce(rolledBack, at(later))?.version).toBe(before.version);
          expect(ruleSetInForce(published.map(cancelled(100)), at(hour))).toEqual(before);
        },
      ),
    );
  });

  const cancelled = (id: number) => (one: Publication) =>
    one.id === id ? { ...one, cancelledAt: at(0) } : one;
});

test("every list is reached by its name", () => {
  expect(rulesOf(defaultRules, "appraisal")).toBe(defaultRules.appraisal.rules);
  expect(rulesOf(defaultRules, "notify")).toEqual([]);
});
