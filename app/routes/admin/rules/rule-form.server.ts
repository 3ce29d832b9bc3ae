import type { RuleList } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { candidateOf, type TypedRule } from "./typed-rule";

/** What is wrong, by the field of the form; the key is one of `rules:problems`. */
export type RuleFormErrors = Record<string, string>;

/**
 * The rule set with the typed rule in place of the one at `index`, or before it when it is new – if that is a rule set.
 */
export function withTypedRule(
  rules: RuleSet,
  place: { list: RuleList; index: number; isNew: boolean },
  code: string,
  typed: TypedRule,
): { rules: RuleSet } | { errors: RuleFormErrors } {
  const { list, index, isNew } = place;
  const candidate = candidateOf(list, code, typed);
  const put = (items: readonly unknown[]) => [
    ...items.slice(0, index),
    candidate,
    ...items.slice(isNew ? index : index + 1),
  ];
  const errors: RuleFormErrors = {};
  if (list === "department" && !typed.department) errors.department = "rules.department-missing";
  if (!typed.names.vi) errors["name.vi"] = "rules.name-vi";
  const parsed = ruleSetSchema.safeParse(replaced(rules, list, put));
  if (parsed.success && !errors["name.vi"]) return { rules: parsed.data };
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.slice(list === "appraisal" ? 3 : 2);
    errors[fieldOf(path)] ??= issue.message;
  }
  return { errors };
}

function replaced(rules: RuleSet, list: RuleList, put: (items: readonly unknown[]) => unknown[]): unknown {
  switch (list) {
    case "department":
      return { ...rules, departmentRules: put(rules.departmentRules) };
    case "coordination":
      return { ...rules, coordinationRules: put(rules.coordinationRules) };
    case "appraisal":
      return { ...rules, appraisal: { ...rules.appraisal, rules: put(rules.appraisal.rules) } };
    case "priority":
      return { ...rules, priorityRules: put(rules.priorityRules) };
    case "due":
      return { ...rules, dueRules: put(rules.dueRules) };
    case "notify":
      return { ...rules, notifyRules: put(rules.notifyRules ?? []) };
  }
}

/** `["when", 1, "capitalUsdAtMost"]` → `when.1.capitalUsdAtMost`; what is wrong with a whole rule goes to its conditions. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, third] = path.map(String);
  if (first === "basis") return second === "date" ? "basisDate" : "basisNumber";
  if (first === "when" && third !== undefined) return `when.${second}.${third}`;
  if (first === "name") return `name.${second ?? "vi"}`;
  return first === undefined || first === "code" ? "when" : first;
}
