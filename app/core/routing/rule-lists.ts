import type {
  AppraisalRule,
  CoordinationRule,
  DepartmentRule,
  DueRule,
  NotifyRule,
  PriorityRule,
  RuleSet,
} from "~/core/routing/rules";

/** The lists of a rule set in the order in which they are asked. */
export const ruleLists = ["department", "coordination", "appraisal", "priority", "due", "notify"] as const;
export type RuleList = (typeof ruleLists)[number];

/** The rules of each list. */
export type RulesByList = {
  department: DepartmentRule;
  coordination: CoordinationRule;
  appraisal: AppraisalRule;
  priority: PriorityRule;
  due: DueRule;
  notify: NotifyRule;
};
export type AnyRule = RulesByList[RuleList];

/** In these the first rule that fits decides, and the last one always fits; in the others all that fit count. */
export function isFirstMatch(list: RuleList): list is "department" | "due" {
  return list === "department" || list === "due";
}

/** The rules of one list, in their order. */
export function rulesOf<L extends RuleList>(ruleSet: RuleSet, list: L): readonly RulesByList[L][] {
  const lists: { [K in RuleList]: readonly RulesByList[K][] } = {
    department: ruleSet.departmentRules,
    coordination: ruleSet.coordinationRules,
    appraisal: ruleSet.appraisal.rules,
    priority: ruleSet.priorityRules,
    due: ruleSet.dueRules,
    notify: ruleSet.notifyRules ?? [],
  };
  return lists[list];
}

/** Every rule of a rule set with its list, in the order in which they are asked. */
export function allRules(ruleSet: RuleSet): { list: RuleList; rule: AnyRule }[] {
  return ruleLists.flatMap((list) => rulesOf(ruleSet, list).map((rule) => ({ list, rule })));
}
