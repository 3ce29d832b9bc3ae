import { recordAudit } from "../accounts/audit.server";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { type RuleDeps, type RuleResult, refuse, underRulesLock } from "./change-rule-set.server";

/** Calls off a publication that has not begun. What has been in force stays in the history. */
export function cancelPublication({ db, now, actor }: RuleDeps, id: number): Promise<RuleResult> {
  return underRulesLock(db, async (tx) => {
    const publication = await tx.rulePublication.findUnique({ where: { id } });
    if (!publication) return refuse("unknown");
    if (publication.cancelledAt) return { kind: "changed" };
    if (publication.from <= now) return refuse("begun");
    const { version } = publication;
    await tx.rulePublication.update({ where: { id }, data: { cancelledAt: now, cancelledById: actor.id } });
    await touchCatalogue(tx);
    await recordAudit(tx, { kind: "rules-publication-cancelled", staffId: actor.id, data: { version } }, now);
    return { kind: "done", version };
  });
}
