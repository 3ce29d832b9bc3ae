import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { recordAudit } from "../accounts/audit.server";
import {
  changeRuleSet,
  type RuleDeps,
  type RuleRefusal,
  type RuleResult,
  refuse,
  type SeenRules,
} from "./change-rule-set.server";

/**
 * Changes the rules of a draft by a pure function of the core. What comes out must be a whole rule set again.
 * @param what said in the audit: which rule, and what became of it.
 */
export function editDraft(
  deps: RuleDeps,
  seen: SeenRules,
  what: { change: string; list: string; rule: string },
  change: (rules: RuleSet) => RuleSet | RuleRefusal,
): Promise<RuleResult> {
  return changeRuleSet(deps, seen, "draft", async (tx, row, rules) => {
    const changed = change(rules);
    if (typeof changed === "string") return refuse(changed);
    const { version } = row;
    await recordAudit(
      tx,
      { kind: "rules-edited", staffId: deps.actor.id, data: { version, ...what } },
      deps.now,
    );
    return {
      rules: ruleSetSchema.parse({ ...changed, version }),
      editedById: deps.actor.id,
      editedAt: deps.now,
    };
  });
}

/** Says anew what the version is for. */
export function renameDraft(deps: RuleDeps, seen: SeenRules, note: string): Promise<RuleResult> {
  return changeRuleSet(deps, seen, "draft", async () => ({ note }));
}
