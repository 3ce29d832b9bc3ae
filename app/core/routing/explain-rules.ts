import {
  type Circumstances,
  circumstancesOf,
  conditionFields,
  fieldFacts,
  isValidOn,
} from "~/core/routing/condition";
import type { RoutableLead, RoutingFacts } from "~/core/routing/facts";
import type { Fact } from "~/core/routing/reason";
import { decide, type RoutingDecision } from "~/core/routing/route-lead";
import { type AnyRule, isFirstMatch, type RuleList, ruleLists, rulesOf } from "~/core/routing/rule-lists";
import type { Condition, ConditionField, RuleSet } from "~/core/routing/rules";

/** One field that a condition asks for: whether it held, and what held. */
export type FieldTrace = { field: ConditionField; asked: Condition; holds: boolean; facts: Fact[] };

export type ConditionTrace = { condition: Condition; holds: boolean; fields: FieldTrace[] };

/**
 * What became of a rule: it decided; it applied beside others; it held but added nothing, since whom it names leads or
 * takes part already; an earlier one had decided; it did not hold; it was not valid on the day of receipt.
 */
export type RuleOutcome =
  | "decided"
  | "matched"
  | "without-effect"
  | "not-reached"
  | "not-matched"
  | "not-valid";

export type RuleTrace = {
  list: RuleList;
  rule: AnyRule;
  outcome: RuleOutcome;
  receivedOn: string;
  /** Of every rule, those not reached as well: what would have held of them. */
  conditions: ConditionTrace[];
};

/** Why, and why not: every rule of every list in order, and what became of it for one lead. */
export function explainRules(
  lead: RoutableLead,
  ruleSet: RuleSet,
  facts: RoutingFacts,
  receivedOn: string,
): { decision: RoutingDecision; traces: RuleTrace[] } {
  const on = circumstancesOf(lead, facts, receivedOn);
  const decision = decide(on, ruleSet);
  const after = circumstancesAfter(on, ruleSet, decision);
  const effective = new Set(
    decision.reasons.flatMap((reason) =>
      reason.code !== "sector" && reason.params.rule ? [`${listOf[reason.code]} ${reason.params.rule}`] : [],
    ),
  );
  const traces = ruleLists.flatMap((list) => {
    let decided = false;
    return rulesOf(ruleSet, list).map((rule): RuleTrace => {
      const conditions = rule.when.map((condition) => traceCondition(condition, after[list]));
      const fits = conditions.some(({ holds }) => holds);
      const trace = { list, rule, receivedOn, conditions };
      if (!isValidOn(rule, receivedOn)) return { ...trace, outcome: "not-valid" };
      if (decided) return { ...trace, outcome: "not-reached" };
      if (!fits) return { ...trace, outcome: "not-matched" };
      if (isFirstMatch(list)) {
        decided = true;
        return { ...trace, outcome: "decided" };
      }
      return { ...trace, outcome: effective.has(`${list} ${rule.code}`) ? "matched" : "without-effect" };
    });
  });
  return { decision, traces };
}

const listOf = {
  department: "department",
  coordinating: "coordination",
  appraisal: "appraisal",
  priority: "priority",
  due: "due",
  notify: "notify",
} as const satisfies Record<Exclude<RoutingDecision["reasons"][number]["code"], "sector">, RuleList>;

/** What was known when each list was asked: later lists know what the earlier ones decided. */
function circumstancesAfter(
  on: Circumstances,
  ruleSet: RuleSet,
  decision: RoutingDecision,
): Record<RuleList, Circumstances> {
  const decidedBy = ruleSet.departmentRules.find(({ code }) => code === decision.rule);
  const after = decidedBy ? { ...on, decidedBy } : on;
  const last = { ...after, priority: decision.priority };
  return { department: on, coordination: after, appraisal: after, priority: after, due: last, notify: last };
}

function traceCondition(condition: Condition, on: Circumstances): ConditionTrace {
  const fields = conditionFields.flatMap((field): FieldTrace[] => {
    const held = fieldFacts(field, condition, on);
    return held ? [{ field, asked: { [field]: condition[field] }, holds: held.length > 0, facts: held }] : [];
  });
  return { condition, holds: fields.every(({ holds }) => holds), fields };
}
