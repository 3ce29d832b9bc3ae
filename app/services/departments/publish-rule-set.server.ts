import type { RuleSet } from "~/core/routing/rules";
import type { Transaction } from "~/infra/db/client.server";

/**
 * Publishes rules as a new version, in force at once. The caller holds the catalogue's row and raises its version.
 * @returns the new version.
 */
export async function publishRuleSet(
  tx: Transaction,
  rules: RuleSet,
  { note, by, now }: { note: string; by: number | null; now: Date },
): Promise<number> {
  const last = await tx.ruleSet.findFirstOrThrow({ orderBy: { version: "desc" }, select: { version: true } });
  const version = last.version + 1;
  await tx.ruleSet.create({
    data: { version, rules: { ...rules, version }, note, loadedHash: "", createdById: by, createdAt: now },
  });
  await tx.rulePublication.create({
    data: { version, kind: "publish", from: now, byStaffId: by, at: now, note },
  });
  return version;
}
