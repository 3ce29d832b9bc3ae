import { addRule, isAskedFor, moveRule, newRuleCode, removeRule } from "~/core/routing/edit-rules";
import { type RuleList, rulesOf } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";
import type { RuleDeps, RuleRefusal, RuleResult, SeenRules } from "./change-rule-set.server";
import { editDraft } from "./edit-draft.server";

export const rearrangements = ["up", "down", "top", "place", "duplicate", "delete"] as const;
export type Rearrangement = (typeof rearrangements)[number];

/** Moves a rule of a draft (to `to`, counted from 1, where `change` is place), copies it behind itself, or takes it out. */
export function rearrangeRules(
  deps: RuleDeps,
  seen: SeenRules,
  place: { list: RuleList; rule: string },
  change: Rearrangement,
  to: number | null = null,
): Promise<RuleResult> {
  return editDraft(deps, seen, { change, ...place }, (rules) => rearranged(rules, place, change, to));
}

function rearranged(
  rules: RuleSet,
  { list, rule: code }: { list: RuleList; rule: string },
  change: Rearrangement,
  to: number | null,
): RuleSet | RuleRefusal {
  const all = rulesOf(rules, list);
  const rule = all.find((candidate) => candidate.code === code);
  if (!rule) return "rule-unknown";
  switch (change) {
    case "up":
    case "down":
    case "top":
      return moveRule(rules, list, code, change) ?? "last-rule";
    case "place":
      return (to === null ? null : moveRule(rules, list, code, to)) ?? "place";
    case "delete":
      if (list === "department" && isAskedFor(rules, code)) return "asked-for";
      return removeRule(rules, list, code) ?? "last-rule";
    case "duplicate": {
      const taken = all.map((other) => other.code);
      return addRule(rules, list, { ...rule, code: newRuleCode({ en: code }, taken) }, code);
    }
  }
}
