import { describe, expect, test } from "vitest";
import { analyseRules } from "~/core/routing/analyse-rules";
import type { Condition } from "~/core/routing/rules";
import { aRule } from "./a-rule";
import { defaultRules, today } from "./province";

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
