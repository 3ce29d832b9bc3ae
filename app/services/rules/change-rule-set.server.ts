import type { StaffActor } from "~/core/policy/may";
import type { RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import type { Database, Transaction } from "~/infra/db/client.server";

export type RuleDeps = { db: Database; now: Date; actor: StaffActor };

export const ruleSetStates = ["draft", "submitted", "approved", "discarded"] as const;
export type RuleSetState = (typeof ruleSetStates)[number];

/** Why nothing was done: a key of `rules:refusals`. */
export type RuleRefusal =
  | "unknown"
  | "state"
  | "same-person"
  | "unchanged"
  | "in-force"
  | "never-published"
  | "date"
  | "reason"
  | "problems"
  | "begun"
  | "rule-unknown"
  | "last-rule"
  | "asked-for"
  | "place";

export type RuleResult =
  | { kind: "done"; version: number }
  | { kind: "refused"; reason: RuleRefusal }
  /** Somebody else was quicker: nothing was written. */
  | { kind: "changed" };

/** Which version, and its `editVersion` on the page that the form was on. */
export type SeenRules = { version: number; editVersion: number | null };

type RuleSetRow = NonNullable<Awaited<ReturnType<Transaction["ruleSet"]["findUnique"]>>>;

/** Any fixed number: versions are numbered, and come into force, one after the other. */
const rulesLock = 72_707_371;

export async function lockRules(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${rulesLock})`;
}

/** A refusal, thrown out of a transaction so that nothing of it is kept. */
class Refused extends Error {
  constructor(readonly reason: RuleRefusal) {
    super(reason);
  }
}

export function refuse(reason: RuleRefusal): never {
  throw new Refused(reason);
}

/** Runs `work` in one transaction under the lock of the rules; a refusal in it undoes what it wrote. */
export async function underRulesLock(
  db: Database,
  work: (tx: Transaction) => Promise<RuleResult>,
): Promise<RuleResult> {
  try {
    return await db.$transaction(async (tx) => {
      await lockRules(tx);
      return await work(tx);
    });
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", reason: error.reason };
    throw error;
  }
}

/**
 * The one way in which a version is changed: lock it, see that nobody was quicker and that it stands where this may be
 * done, write what the verb says and raise `editVersion` – in one transaction.
 */
export function changeRuleSet(
  { db }: RuleDeps,
  seen: SeenRules,
  state: RuleSetState,
  verb: (tx: Transaction, row: RuleSetRow, rules: RuleSet) => Promise<RuleSetFields>,
): Promise<RuleResult> {
  return underRulesLock(db, async (tx) => {
    const row = await tx.ruleSet.findUnique({ where: { version: seen.version } });
    if (!row) return refuse("unknown");
    if (row.editVersion !== seen.editVersion) return { kind: "changed" };
    if (row.state !== state) return refuse("state");
    const fields = await verb(tx, row, ruleSetSchema.parse(row.rules));
    await tx.ruleSet.update({
      where: { version: row.version },
      data: { ...fields, editVersion: { increment: 1 } },
    });
    return { kind: "done", version: row.version };
  });
}

type RuleSetFields = Parameters<Transaction["ruleSet"]["update"]>[0]["data"];
