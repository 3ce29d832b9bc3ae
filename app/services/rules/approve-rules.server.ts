import { recordAudit } from "../accounts/audit.server";
import {
  changeRuleSet,
  type RuleDeps,
  type RuleResult,
  refuse,
  type SeenRules,
} from "./change-rule-set.server";

/** The second person's yes: never that of who edited the draft last or submitted it. */
export function approveRules(deps: RuleDeps, seen: SeenRules): Promise<RuleResult> {
  const { actor, now } = deps;
  return changeRuleSet(deps, seen, "submitted", async (tx, { version, editedById, submittedById }) => {
    if (actor.id === editedById || actor.id === submittedById) refuse("same-person");
    await recordAudit(tx, { kind: "rules-approved", staffId: actor.id, data: { version } }, now);
    return { state: "approved", approvedById: actor.id, approvedAt: now };
  });
}
