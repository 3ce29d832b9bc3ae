import { isDeepStrictEqual } from "node:util";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { recordAudit } from "../accounts/audit.server";
import type { MailDeps } from "../mail/letters.server";
import {
  changeRuleSet,
  type RuleDeps,
  type RuleResult,
  refuse,
  type SeenRules,
} from "./change-rule-set.server";
import { mailSubmitted } from "./mail-submitted.server";

/**
 * Hands a draft to a second person, who is told by mail. From here on its rules are never changed, unless it is sent back.
 */
export function submitRules(deps: RuleDeps & { mail: MailDeps }, seen: SeenRules): Promise<RuleResult> {
  const { actor, now, mail } = deps;
  return changeRuleSet(deps, seen, "draft", async (tx, { version, basedOn, note, editedById }, rules) => {
    const base = basedOn === null ? null : await tx.ruleSet.findUnique({ where: { version: basedOn } });
    if (base && isDeepStrictEqual({ ...ruleSetSchema.parse(base.rules), version }, rules))
      refuse("unchanged");
    await recordAudit(tx, { kind: "rules-submitted", staffId: actor.id, data: { version } }, now);
    const authors = [actor.id, ...(editedById === null ? [] : [editedById])];
    await mailSubmitted(tx, { version, note, authors }, { now, way: mail });
    return { state: "submitted", submittedById: actor.id, submittedAt: now, sentBackNote: null };
  });
}
