import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseRules } from "~/core/routing/analyse-rules";
import { compareRuleSets } from "~/core/routing/compare-rule-sets";
import { startDryRun } from "~/core/routing/dry-run-rules";
import { explainRules } from "~/core/routing/explain-rules";
import { reasonsSchema } from "~/core/routing/reason.schema";
import { routeLead } from "~/core/routing/route-lead";
import { isFirstMatch } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { anyDay, anyRuleSet } from "./any-rules";
import { anyLead } from "./arbitrary";
import { defaultRules, departments, facts, today } from "./province";
import { isTrueOf } from "./true-facts";

describe("for any rules and any lead", { timeout: 60_000 }, () => {
  test("exactly one department leads, and it neither takes part, nor appraises, nor is told besides", () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, (rules, lead, day) => {
        const decision = routeLead(lead, rules, facts, day);
        expect(departments).toContain(decision.department);
        expect(decision.reasons.filter(({ code }) => code === "department")).toHaveLength(1);
        const others = [...decision.coordinating, ...decision.notify];
        expect(others).not.toContain(decision.department);
        expect(new Set(others).size).toBe(others.length);
        if (decision.appraisal) {
          expect(decision.department).not.toBe(rules.appraisal.department);
          expect(others).not.toContain(rules.appraisal.department);
        }
      }),
    );
  });

  test("the same lead on the same day is decided in the same way, with the same reasons", () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, (rules, lead, day) => {
        expect(routeLead(structuredClone(lead), structuredClone(rules), facts, day)).toEqual(
          routeLead(lead, rules, facts, day),
        );
      }),
    );
  });

  test("the reasons name only what is true of the lead", () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, (rules, lead, day) => {
        const decision = routeLead(lead, rules, facts, day);
        for (const { because } of decision.reasons)
          for (const fact of because) expect(isTrueOf(fact, lead, decision), JSON.stringify(fact)).toBe(true);
        expect(reasonsSchema.parse(JSON.parse(JSON.stringify(decision.reasons)))).toEqual(decision.reasons);
      }),
    );
  });

  test("another name, and another order of the rules that all count, change nothing", () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, (rules, lead, day) => {
        const other = renamed(rules);
        other.coordinationRules.reverse();
        other.appraisal.rules.reverse();
        other.priorityRules.reverse();
        other.notifyRules?.reverse();
        const { reasons: _, ...decision } = routeLead(lead, rules, facts, day);
        const { reasons: __, ...again } = routeLead(lead, other, facts, day);
        expect(again).toEqual(decision);
      }),
    );
  });

  test("department rules that exclude each other may stand in any order", () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, fc.nat(), (rules, lead, day, at) => {
        const swapped = structuredClone(rules);
        const index = at % swapped.departmentRules.length;
        const [first, second] = [swapped.departmentRules[index], swapped.departmentRules[index + 1]];
        // Each now asks for what the other does not: they have no lead in common.
        fc.pre(first !== undefined && second !== undefined && second.code !== "anything-else");
        if (!first || !second) return;
        for (const condition of first.when) condition.kind = ["investment", "obstacle"];
        for (const condition of second.when) condition.kind = ["support", "return", "technology"];
        const before = structuredClone(swapped);
        swapped.departmentRules[index] = second;
        swapped.departmentRules[index + 1] = first;
        expect(routeLead(lead, swapped, facts, day)).toEqual(routeLead(lead, before, facts, day));
      }),
    );
  });
});

/** The rules under other names and codes that sort otherwise; what names a department rule names it still. */
function renamed(rules: RuleSet): RuleSet {
  const copy = structuredClone(rules);
  for (const list of [
    copy.departmentRules,
    copy.coordinationRules,
    copy.appraisal.rules,
    copy.priorityRules,
    copy.dueRules,
    copy.notifyRules ?? [],
  ])
    for (const rule of list) rule.name = { en: `A ${rule.name.en ?? ""}`, vi: "Quy tắc khác" };
  for (const rule of copy.coordinationRules) rule.code = `z-${rule.code}`;
  return copy;
}

describe("why and why not", { timeout: 60_000 }, () => {
  test("every rule is told once, in order, and what is told agrees with the decision", () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, (rules, lead, day) => {
        const { decision, traces } = explainRules(lead, rules, facts, day);
        expect(decision).toEqual(routeLead(lead, rules, facts, day));
        expect(traces).toHaveLength(
          rules.departmentRules.length +
            rules.coordinationRules.length +
            rules.appraisal.rules.length +
            rules.priorityRules.length +
            rules.dueRules.length +
            (rules.notifyRules?.length ?? 0),
        );
        const decided = traces.filter(({ outcome }) => outcome === "decided");
        expect(decided.map(({ list }) => list)).toEqual(["department", "due"]);
        expect(decided[0]?.rule.code).toBe(decision.rule);
        expect(traces.some(({ list, outcome }) => list === "priority" && outcome === "matched")).toBe(
          decision.priority === "high",
        );
        expect(traces.some(({ list, outcome }) => list === "appraisal" && outcome === "matched")).toBe(
          decision.appraisal,
        );
        const reasons = new Set(
          decision.reasons.flatMap(({ params }) => ("rule" in params ? (params.rule ?? []) : [])),
        );
        for (const { outcome, rule, list, conditions } of traces) {
          if (outcome === "not-matched") {
            expect(conditions.every(({ fields }) => fields.some(({ holds }) => !holds))).toBe(true);
          }
          if (outcome === "matched" || outcome === "decided") expect(reasons).toContain(rule.code);
          if (outcome === "not-reached") expect(isFirstMatch(list)).toBe(true);
          for (const field of conditions.flatMap(({ fields }) => fields)) {
            expect(field.holds).toBe(field.facts.length > 0);
            for (const fact of field.facts)
              expect(isTrueOf(fact, lead, decision), JSON.stringify(fact)).toBe(true);
          }
        }
      }),
    );
  });
});

describe("the look at a rule set", { timeout: 60_000 }, () => {
  test("never says of a rule that it can't apply when some lead shows that it does", () => {
    fc.assert(
      fc.property(
        anyRuleSet,
        fc.array(fc.tuple(anyLead, anyDay), { minLength: 5, maxLength: 30 }),
        anyDay,
        (rules, leads, from) => {
          const never = new Set(
            analyseRules(rules, from)
              .filter(({ kind }) => kind !== "falls-through" && kind !== "adds-nothing")
              .map(({ list, rule }) => `${list} ${rule.code}`),
          );
          for (const [lead, day] of leads) {
            if (day < from) continue;
            for (const { list, rule, outcome } of explainRules(lead, rules, facts, day).traces) {
              const applies = outcome === "decided" || outcome === "matched";
              if (applies) expect(never, `${list} ${rule.code}`).not.toContain(`${list} ${rule.code}`);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a dry run", { timeout: 60_000 }, () => {
  test("says what routing each lead twice would say", () => {
    fc.assert(
      fc.property(
        anyRuleSet,
        anyRuleSet,
        fc.array(fc.tuple(anyLead, anyDay), { maxLength: 12 }),
        (before, after, leads) => {
          const run = startDryRun(before, after, facts);
          leads.forEach(([lead, receivedOn], id) => {
            run.add({ ...lead, id, receivedOn });
          });
          const twice = leads.map(([lead, day], id) => ({
            id,
            from: routeLead(lead, before, facts, day),
            to: routeLead(lead, after, facts, day),
          }));
          const moved = twice.filter(({ from, to }) => from.department !== to.department);
          const differing = (differs: (one: (typeof twice)[number]) => boolean) =>
            twice.filter(differs).length;
          const result = run.result();
          expect(result.leads).toBe(leads.length);
          expect(result.moved).toEqual(
            moved.map(({ id, from, to }) => ({
              id,
              from: { department: from.department, rule: from.rule },
              to: { department: to.department, rule: to.rule },
            })),
          );
          expect(result.matrix.reduce((sum, { count }) => sum + count, 0)).toBe(moved.length);
          for (const { from, to, count } of result.matrix)
            expect(
              moved.filter((one) => one.from.department === from && one.to.department === to),
            ).toHaveLength(count);
          expect(result.changed).toEqual({
            coordinating: differing(({ from, to }) => `${from.coordinating}` !== `${to.coordinating}`),
            appraisal: differing(({ from, to }) => from.appraisal !== to.appraisal),
            priority: differing(({ from, to }) => from.priority !== to.priority),
            dueDays: differing(({ from, to }) => from.dueDays !== to.dueDays),
            notify: differing(({ from, to }) => `${from.notify}` !== `${to.notify}`),
          });
          expect(result.decided.reduce((sum, { before: count }) => sum + count, 0)).toBe(leads.length);
        },
      ),
    );
  });

  test("of the same rules moves nothing", () => {
    fc.assert(
      fc.property(anyRuleSet, anyLead, anyDay, (rules, lead, receivedOn) => {
        const run = startDryRun(rules, structuredClone(rules), facts);
        run.add({ ...lead, id: 1, receivedOn });
        expect(run.result()).toMatchObject({
          moved: [],
          matrix: [],
          changed: { coordinating: 0, dueDays: 0 },
        });
      }),
    );
  });
});

describe("comparing", { timeout: 60_000 }, () => {
  test("a rule set with itself, read back from its JSON, finds nothing", () => {
    fc.assert(
      fc.property(anyRuleSet, (rules) => {
        const again = ruleSetSchema.parse(JSON.parse(JSON.stringify(rules)));
        expect(compareRuleSets(rules, again)).toEqual({
          lists: [],
          appraisalDepartment: null,
          sectorDepartments: [],
        });
      }),
    );
  });
});

test("rules stored before today's vocabulary read unchanged, and decide as they did", () => {
  const stored = JSON.parse(JSON.stringify(defaultRules));
  expect(ruleSetSchema.parse(stored)).toEqual(stored);
  // The eight kinds are all taken before the last rules, which stay for kinds to come.
  expect(analyseRules(defaultRules, today).map(({ list, kind }) => [list, kind])).toEqual([
    ["department", "nothing-falls-through"],
    ["due", "nothing-falls-through"],
  ]);
});
