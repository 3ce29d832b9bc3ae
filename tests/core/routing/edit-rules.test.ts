import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addRule,
  isLastResort,
  moveRule,
  newRuleCode,
  removeRule,
  replaceRule,
} from "~/core/routing/edit-rules";
import { rulesOf } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { aRule } from "./a-rule";
import { anyRuleSet } from "./any-rules";
import { defaultRules } from "./province";

const codes = (rules: RuleSet) => rules.departmentRules.map(({ code }) => code);

describe("editing", () => {
  test("moves a rule past its neighbour and back", () => {
    const up = moveRule(defaultRules, "department", "obstacle-elsewhere", "up");
    expect(up && codes(up).slice(0, 2)).toEqual(["obstacle-elsewhere", "obstacle-in-a-park"]);
    expect(up && moveRule(up, "department", "obstacle-elsewhere", "down")).toEqual(defaultRules);
    const top = moveRule(defaultRules, "department", "investment-without-a-site", "top");
    expect(top?.departmentRules.map(({ code }) => code)).toEqual([
      "investment-without-a-site",
      ...defaultRules.departmentRules
        .map(({ code }) => code)
        .filter((c) => c !== "investment-without-a-site"),
    ]);
  });

  test("moves a rule to a place, counted as the page counts", () => {
    const third = codes(defaultRules)[2];
    const moved = moveRule(defaultRules, "department", "investment-without-a-site", 3);
    expect(moved && codes(moved)[2]).toBe("investment-without-a-site");
    expect(moved && codes(moved)[3]).toBe(third);
    expect(moved && codes(moved).toSorted()).toEqual(codes(defaultRules).toSorted());
    const length = defaultRules.departmentRules.length;
    for (const nowhere of [0, -1, 2.5, Number.NaN, length, length + 1, 999])
      expect(moveRule(defaultRules, "department", "obstacle-in-a-park", nowhere)).toBeNull();
    expect(moveRule(defaultRules, "department", "obstacle-in-a-park", 1)).toBeNull();
    const last = moveRule(defaultRules, "department", "obstacle-in-a-park", length - 1);
    expect(last && codes(last).slice(-2)).toEqual(["obstacle-in-a-park", "anything-else"]);
  });

  test("keeps the rule that takes what is left at the end", () => {
    expect(moveRule(defaultRules, "department", "obstacle-in-a-park", "up")).toBeNull();
    expect(moveRule(defaultRules, "department", "anything-else", "up")).toBeNull();
    expect(moveRule(defaultRules, "department", "anything-else", "top")).toBeNull();
    expect(moveRule(defaultRules, "department", "obstacle-in-a-park", "top")).toBeNull();
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

test("every list is reached by its name", () => {
  expect(rulesOf(defaultRules, "appraisal")).toBe(defaultRules.appraisal.rules);
  expect(rulesOf(defaultRules, "notify")).toEqual([]);
});
