import { recordAudit } from "../accounts/audit.server";
import {
  changeRuleSet,
  type RuleDeps,
  type RuleResult,
  refuse,
  type SeenRules,
} from "./change-rule-set.server";

/** Gives a submitted version back to be edited, with the reason; its author may take it back himself. */
export function sendBackRules(deps: RuleDeps, seen: SeenRules, reason: string): Promise<RuleResult> {
  const { actor, now } = deps;
  return changeRuleSet(deps, seen, "submitted", async (tx, { version }) => {
    if (reason === "") refuse("reason");
    await recordAudit(tx, { kind: "rules-sent-back", staffId: actor.id, data: { version, reason } }, now);
    return { state: "draft", submittedById: null, submittedAt: null, sentBackNote: reason };
  });
}
