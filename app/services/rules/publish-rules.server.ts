import { dayBegins, vietnamDate } from "~/core/deadlines/calendar";
import { ruleSetInForce } from "~/core/routing/in-force";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { recordAudit } from "../accounts/audit.server";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { readFacts } from "../reference/facts.server";
import { type RuleDeps, type RuleResult, refuse, underRulesLock } from "./change-rule-set.server";
import { findPublishProblems } from "./publish-problems.server";

/**
 * Puts an approved version into force: now, or from the beginning of a day in Viet Nam. Refused while a worked case
 * fails, or while a department it names has ended or has nobody who could read a lead.
 * @param from an ISO day after today; null for now.
 */
export async function publishRules(
  { db, now, actor }: RuleDeps,
  version: number,
  given: { from: string | null; note: string },
): Promise<RuleResult> {
  return underRulesLock(db, async (tx) => {
    // Under the lock, which a reorganisation holds as well: no department is closed meanwhile.
    const facts = await readFacts(db, now);
    const row = await tx.ruleSet.findUnique({ where: { version } });
    if (!row) return refuse("unknown");
    if (row.state !== "approved") return refuse("state");
    if (given.from !== null && given.from <= vietnamDate(now)) return refuse("date");
    const from = given.from === null ? now : dayBegins(given.from);
    const publications = await tx.rulePublication.findMany({ where: { cancelledAt: null } });
    if (ruleSetInForce(publications, from)?.version === version) return refuse("in-force");
    const problems = await findPublishProblems(tx, ruleSetSchema.parse(row.rules), facts, from);
    if (problems.length > 0) return refuse("problems");
    await tx.rulePublication.create({
      data: { version, kind: "publish", from, byStaffId: actor.id, at: now, note: given.note },
    });
    await touchCatalogue(tx);
    await recordAudit(
      tx,
      { kind: "rules-published", staffId: actor.id, data: { version, from: from.toISOString() } },
      now,
    );
    return { kind: "done", version };
  });
}
