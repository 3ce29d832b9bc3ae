import { isAlways, isValidOn } from "~/core/routing/condition";
import { type Cell, cellsOf, implies } from "~/core/routing/condition-cells";
import { type AnyRule, isFirstMatch, type RuleList, ruleLists, rulesOf } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";

/**
 * What is odd about a rule:
 * contradiction: its conditions exclude each other;
 * waits-for-nothing: the rule or the priority that it asks for never comes about before it;
 * expired: it was valid only before the day from which the rules are looked at;
 * shadowed: earlier rules (`by`, codes) take every lead that it could take;
 * adds-nothing: it names no department;
 * falls-through: the last rule, which takes what no other took; nothing-falls-through: and nothing is left for it.
 */
export type RuleWarning = { list: RuleList; rule: AnyRule } & (
  | { kind: "contradiction" }
  | { kind: "waits-for-nothing" }
  | { kind: "expired"; validTo: string }
  | { kind: "shadowed"; by: string[] }
  | { kind: "adds-nothing" }
  | { kind: "falls-through" }
  | { kind: "nothing-falls-through" }
);

/**
 * Looks at a rule set as it would decide leads received from a day on (`from`, ISO, of Viet Nam). Sound but not
 * complete: a rule of which it is said that it can never apply never does; of others nothing is promised.
 */
export function analyseRules(ruleSet: RuleSet, from: string): RuleWarning[] {
  const deciding = new Set<string>();
  const warnings = ruleLists.flatMap((list) =>
    rulesOf(ruleSet, list).flatMap((rule, index, rules): RuleWarning[] => {
      const last = isFirstMatch(list) && index === rules.length - 1 && rule.when.some(isAlways);
      const dead = whyDead(rule, rules.slice(0, index), list, { ruleSet, from, deciding });
      if (list === "department" && !dead) deciding.add(rule.code);
      if (last) return [{ list, rule, kind: dead ? "nothing-falls-through" : "falls-through" }];
      if (dead) return [{ list, rule, ...dead }];
      return addsNothing(rule) ? [{ list, rule, kind: "adds-nothing" }] : [];
    }),
  );
  return warnings;
}

type Dead =
  | { kind: "contradiction" }
  | { kind: "waits-for-nothing" }
  | { kind: "expired"; validTo: string }
  | { kind: "shadowed"; by: string[] };

type Around = { ruleSet: RuleSet; from: string; deciding: ReadonlySet<string> };

/** Why no lead can ever reach a rule; null when one may. */
function whyDead(rule: AnyRule, earlier: readonly AnyRule[], list: RuleList, around: Around): Dead | null {
  const { from } = around;
  if (rule.validTo !== undefined && rule.validTo < from) return { kind: "expired", validTo: rule.validTo };
  const cells = rule.when.flatMap(cellsOf);
  const neverValid =
    rule.validFrom !== undefined && rule.validTo !== undefined && rule.validTo < rule.validFrom;
  if (cells.length === 0 || neverValid) return { kind: "contradiction" };
  const reachable = cells.filter((cell) => isAwaited(cell, around));
  if (reachable.length === 0) return { kind: "waits-for-nothing" };
  if (!isFirstMatch(list)) return null;
  const by = takenBy(reachable, coveringRules(rule, earlier, from));
  return by && { kind: "shadowed", by };
}

/** Whether what a cell waits for can have been decided: a rule that can decide, a priority that some rule gives. */
function isAwaited(cell: Cell, { ruleSet, deciding }: Around): boolean {
  if (cell.decidedBy && !cell.decidedBy.some((code) => deciding.has(code))) return false;
  return cell.priority !== "high" || ruleSet.priorityRules.length > 0;
}

/** The earlier rules that are valid whenever this one is, from the day on which we look. */
function coveringRules(rule: AnyRule, earlier: readonly AnyRule[], from: string): AnyRule[] {
  const start = rule.validFrom !== undefined && rule.validFrom > from ? rule.validFrom : from;
  const isOpen = rule.validTo === undefined;
  return earlier.filter(
    (other) =>
      isValidOn(other, start) &&
      (other.validTo === undefined || (!isOpen && other.validTo >= (rule.validTo ?? ""))),
  );
}

/** The rules that together take all of these cells; null when some cell is left. */
function takenBy(cells: readonly Cell[], rules: readonly AnyRule[]): string[] | null {
  const takers = new Set<string>();
  for (const cell of cells) {
    const taker = rules.find(({ when }) => when.some((condition) => implies(cell, condition)));
    if (!taker) return null;
    takers.add(taker.code);
  }
  return rules.map(({ code }) => code).filter((code) => takers.has(code));
}

function addsNothing(rule: AnyRule): boolean {
  return "departments" in rule && rule.departments.length === 0 && rule.sectorDepartment !== true;
}
