import { recordAudit } from "../accounts/audit.server";
import { changeRuleSet, type RuleDeps, type RuleResult, type SeenRules } from "./change-rule-set.server";

/** Puts a draft aside. Its number is not given again, and it can still be read and copied. */
export function discardDraft(deps: RuleDeps, seen: SeenRules): Promise<RuleResult> {
  const { actor, now } = deps;
  return changeRuleSet(deps, seen, "draft", async (tx, { version }) => {
    await recordAudit(tx, { kind: "rules-discarded", staffId: actor.id, data: { version } }, now);
    return { state: "discarded" };
  });
}
