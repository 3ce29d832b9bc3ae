import type { LeadKind } from "~/core/leads/lead";
import { circumstancesOf } from "~/core/routing/condition";
import type { RoutableLead, RoutingFacts } from "~/core/routing/facts";
import { decide, decidingRule, type RoutingDecision } from "~/core/routing/route-lead";
import type { Rule, RuleSet } from "~/core/routing/rules";

/** A lead as a dry run needs it; `receivedOn` is the day of Viet Nam on which it came in. */
export type DryRunLead = RoutableLead & { id: number; receivedOn: string };

export type Hop = { department: string; rule: string };

export type DryRunResult = {
  /** How many leads were tried. */
  leads: number;
  /** The leads that would go to another department, in the order in which they came, with both rules. */
  moved: { id: number; from: Hop; to: Hop }[];
  /** How many of them go from where to where, the most first. */
  matrix: { from: string; to: string; count: number }[];
  /** How many leads would be decided otherwise in each respect, moved or not. */
  changed: Record<"coordinating" | "appraisal" | "priority" | "dueDays" | "notify", number>;
  /** How many leads each department rule decides, by its code, before and after. */
  decided: { rule: string; before: number; after: number }[];
};

/**
 * Tries two rule sets on leads, handed in as they come from the database: what changes if `after` decided instead of
 * `before`. Each lead is read once for both, and decided as `routeLead` decides.
 */
export function startDryRun(
  before: RuleSet,
  after: RuleSet,
  facts: RoutingFacts,
): { add: (lead: DryRunLead) => void; result: () => DryRunResult } {
  const moved: DryRunResult["moved"] = [];
  const matrix = new Map<string, DryRunResult["matrix"][number]>();
  const changed = { coordinating: 0, appraisal: 0, priority: 0, dueDays: 0, notify: 0 };
  const decided = new Map<string, { rule: string; before: number; after: number }>(
    [...before.departmentRules, ...after.departmentRules].map(({ code }) => [
      code,
      { rule: code, before: 0, after: 0 },
    ]),
  );
  const [beforeOf, afterOf] = [narrowed(before), narrowed(after)];
  // Where only department rules differ, a lead that the same rule decides is decided the same in everything.
  const restIsSame = isSame(restOf(before), restOf(after));
  const unchanged = new Set(
    after.departmentRules
      .filter((rule) => before.departmentRules.some((old) => isSame(old, rule)))
      .map(({ code }) => code),
  );
  let leads = 0;

  const add = (lead: DryRunLead) => {
    leads += 1;
    const on = circumstancesOf(lead, facts, lead.receivedOn);
    const from = decide(on, beforeOf(lead.kind));
    const deciding = decidingRule(on, afterOf(lead.kind));
    count(decided.get(from.rule), "before");
    count(decided.get(deciding.rule.code), "after");
    if (restIsSame && deciding.rule.code === from.rule && unchanged.has(from.rule)) return;
    const to = decide(on, afterOf(lead.kind), deciding);
    if (!same(from.coordinating, to.coordinating)) changed.coordinating += 1;
    if (from.appraisal !== to.appraisal) changed.appraisal += 1;
    if (from.priority !== to.priority) changed.priority += 1;
    if (from.dueDays !== to.dueDays) changed.dueDays += 1;
    if (!same(from.notify, to.notify)) changed.notify += 1;
    if (from.department === to.department) return;
    moved.push({ id: lead.id, from: hop(from), to: hop(to) });
    const way = `${from.department} ${to.department}`;
    const cell = matrix.get(way) ?? { from: from.department, to: to.department, count: 0 };
    cell.count += 1;
    matrix.set(way, cell);
  };

  return {
    add,
    result: () => ({
      leads,
      moved: [...moved],
      matrix: [...matrix.values()].sort((a, b) => b.count - a.count),
      changed: { ...changed },
      decided: [...decided.values()],
    }),
  };
}

/** The rule set without what can't hold for leads of a kind: most rules ask for one, so few are left to be tried. */
function narrowed(ruleSet: RuleSet): (kind: LeadKind) => RuleSet {
  const known = new Map<LeadKind, RuleSet>();
  return (kind) => {
    const made = known.get(kind) ?? forKind(ruleSet, kind);
    known.set(kind, made);
    return made;
  };
}

function forKind(ruleSet: RuleSet, kind: LeadKind): RuleSet {
  const fitting = <R extends Rule>(rules: readonly R[]): R[] =>
    rules
      .map((rule) => ({ ...rule, when: rule.when.filter((asked) => asked.kind?.includes(kind) ?? true) }))
      .filter(({ when }) => when.length > 0);
  return {
    ...ruleSet,
    departmentRules: fitting(ruleSet.departmentRules),
    coordinationRules: fitting(ruleSet.coordinationRules),
    appraisal: { ...ruleSet.appraisal, rules: fitting(ruleSet.appraisal.rules) },
    priorityRules: fitting(ruleSet.priorityRules),
    dueRules: fitting(ruleSet.dueRules),
    notifyRules: fitting(ruleSet.notifyRules ?? []),
  };
}

function restOf(ruleSet: RuleSet): RuleSet {
  return { ...ruleSet, version: 0, departmentRules: [] };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function count(row: { before: number; after: number } | undefined, side: "before" | "after"): void {
  if (row) row[side] += 1;
}

function hop({ department, rule }: RoutingDecision): Hop {
  return { department, rule };
}

/** Both are sorted. */
function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
