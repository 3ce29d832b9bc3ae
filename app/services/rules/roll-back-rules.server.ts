import { ruleSetInForce } from "~/core/routing/in-force";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { recordAudit } from "../accounts/audit.server";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { readFacts } from "../reference/facts.server";
import { type RuleDeps, type RuleResult, refuse, underRulesLock } from "./change-rule-set.server";
import { findPublishProblems } from "./publish-problems.server";

/**
 * Puts a version that was in force before back into force, at once and with a reason. A worked case that was written for
 * the newer rules doesn't stand in the way; a department that there is no more does.
 */
export async function rollBackRules(
  { db, now, actor }: RuleDeps,
  version: number,
  reason: string,
): Promise<RuleResult> {
  return underRulesLock(db, async (tx) => {
    // Under the lock, which a reorganisation holds as well: no department is closed meanwhile.
    const facts = await readFacts(db, now);
    if (reason === "") return refuse("reason");
    const row = await tx.ruleSet.findUnique({ where: { version } });
    if (!row) return refuse("unknown");
    const publications = await tx.rulePublication.findMany({ where: { cancelledAt: null } });
    if (ruleSetInForce(publications, now)?.version === version) return refuse("in-force");
    if (!publications.some((publication) => publication.version === version && publication.from <= now)) {
      return refuse("never-published");
    }
    const problems = await findPublishProblems(tx, ruleSetSchema.parse(row.rules), facts, now);
    if (problems.some(({ code }) => code === "department-unknown" || code === "department-closed"))
      return refuse("problems");
    await tx.rulePublication.create({
      data: { version, kind: "rollback", from: now, byStaffId: actor.id, at: now, note: reason },
    });
    await touchCatalogue(tx);
    await recordAudit(tx, { kind: "rules-rolled-back", staffId: actor.id, data: { version, reason } }, now);
    return { kind: "done", version };
  });
}
