import { isAlways } from "~/core/routing/condition";
import { isFirstMatch, type RuleList, type RulesByList, ruleLists, rulesOf } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";
import { type Localised, localised } from "~/core/shared/localised";
import { fold } from "~/core/shared/search-text";

/**
 * A rule one place up or down in its list, before all others, or at a place (counted from 1, as the page counts). The
 * last rule of a list in which the first that fits decides takes what is left: it stays last, and nothing moves behind
 * it. Null when there is nowhere to go.
 */
export function moveRule(
  ruleSet: RuleSet,
  list: RuleList,
  code: string,
  way: "up" | "down" | "top" | number,
): RuleSet | null {
  const rules = [...rulesOf(ruleSet, list)];
  const from = rules.findIndex((rule) => rule.code === code);
  const to = typeof way === "number" ? way - 1 : { up: from - 1, down: from + 1, top: 0 }[way];
  const moving = rules[from];
  const end = hasLast(ruleSet, list) ? rules.length - 1 : rules.length;
  if (!moving || !Number.isInteger(to) || to === from || to < 0 || from >= end || to >= end) return null;
  rules.splice(from, 1);
  rules.splice(to, 0, moving);
  return withRules(ruleSet, list, rules);
}

/** A new rule behind the one with the code `after`, else at the end; before the last rule where that takes what is left. */
export function addRule<L extends RuleList>(
  ruleSet: RuleSet,
  list: L,
  rule: RulesByList[L],
  after?: string,
): RuleSet {
  const rules = [...rulesOf(ruleSet, list)];
  const end = hasLast(ruleSet, list) ? rules.length - 1 : rules.length;
  const behind = rules.findIndex(({ code }) => code === after) + 1;
  rules.splice(Math.min(behind === 0 ? end : behind, end), 0, rule);
  return withRules(ruleSet, list, rules);
}

/** Without a rule; null when it is not there, or is the last one, which takes what is left. */
export function removeRule(ruleSet: RuleSet, list: RuleList, code: string): RuleSet | null {
  const rules = rulesOf(ruleSet, list);
  const index = rules.findIndex((rule) => rule.code === code);
  if (index < 0 || (hasLast(ruleSet, list) && index === rules.length - 1)) return null;
  return withRules(ruleSet, list, rules.toSpliced(index, 1));
}

/** Whether a rule of another list asks if the department rule with this code has decided. */
export function isAskedFor(ruleSet: RuleSet, code: string): boolean {
  return ruleLists.some((list) =>
    rulesOf(ruleSet, list).some(({ when }) => when.some(({ decidedBy }) => decidedBy?.includes(code))),
  );
}

/** With another rule in the place of the one with this code; null when there is none. */
export function replaceRule<L extends RuleList>(
  ruleSet: RuleSet,
  list: L,
  code: string,
  rule: RulesByList[L],
): RuleSet | null {
  const rules = rulesOf(ruleSet, list);
  const index = rules.findIndex((candidate) => candidate.code === code);
  return index < 0 ? null : withRules(ruleSet, list, rules.toSpliced(index, 1, rule));
}

/** Whether a rule is the one that takes what is left: it keeps its place and asks for nothing. */
export function isLastResort(ruleSet: RuleSet, list: RuleList, code: string): boolean {
  return hasLast(ruleSet, list) && rulesOf(ruleSet, list).at(-1)?.code === code;
}

/** A code made from a name, English before Vietnamese; numbered when a rule of the list has it already. */
export function newRuleCode(name: Localised, taken: readonly string[]): string {
  const text = localised(name, "en").text;
  const made = (fold(text).match(/[a-z0-9]+/g) ?? []).join("-").slice(0, 60).replace(/-$/, "") || "rule";
  if (!taken.includes(made)) return made;
  let number = 2;
  while (taken.includes(`${made}-${number}`)) number += 1;
  return `${made}-${number}`;
}

function hasLast(ruleSet: RuleSet, list: RuleList): boolean {
  return isFirstMatch(list) && (rulesOf(ruleSet, list).at(-1)?.when.some(isAlways) ?? false);
}

function withRules<L extends RuleList>(ruleSet: RuleSet, list: L, rules: readonly RulesByList[L][]): RuleSet {
  const put: { [K in RuleList]: (rules: RulesByList[K][]) => RuleSet } = {
    department: (departmentRules) => ({ ...ruleSet, departmentRules }),
    coordination: (coordinationRules) => ({ ...ruleSet, coordinationRules }),
    appraisal: (appraisalRules) => ({
      ...ruleSet,
      appraisal: { ...ruleSet.appraisal, rules: appraisalRules },
    }),
    priority: (priorityRules) => ({ ...ruleSet, priorityRules }),
    due: (dueRules) => ({ ...ruleSet, dueRules }),
    notify: (notifyRules) => ({ ...ruleSet, notifyRules }),
  };
  return put[list]([...rules]);
}
