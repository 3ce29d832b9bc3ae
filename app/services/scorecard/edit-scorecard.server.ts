import type { StaffActor } from "~/core/policy/may";
import type { Scorecard } from "~/core/scorecard/scorecard";
import type { Database, Transaction } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { toJson } from "./first-scorecard.server";
import { publishedScorecard, readDraft } from "./queries.server";

type Deps = { db: Database; now: Date; actor: StaffActor };

/** Any fixed number: two who edit at once do so one after the other. */
const scorecardLock = 72_707_372;

export type EditResult = { kind: "done" } | { kind: "outrun" };

/** Keeps the draft of the next version. `revision`: that of the draft on the form, 0 when there was none. */
export async function saveScorecardDraft(
  { db, now, actor }: Deps,
  card: Scorecard,
  revision: number,
): Promise<EditResult> {
  return alone(db, async (tx) => {
    const draft = await tx.scorecardDraft.findUnique({ where: { id: 1 } });
    if ((draft?.revision ?? 0) !== revision) return { kind: "outrun" };
    const { version } = await publishedScorecard(tx);
    const data = { card: toJson(card), updatedAt: now, updatedById: actor.id };
    await tx.scorecardDraft.upsert({
      where: { id: 1 },
      // Begins at the minute of its making: the form of a draft that is gone does not pass for this one.
      create: { id: 1, basedOn: version, revision: Math.floor(now.getTime() / 60_000), ...data },
      update: { ...data, revision: { increment: 1 } },
    });
    await recordAudit(tx, { kind: "scorecard-edited", staffId: actor.id, data: { basedOn: version } }, now);
    return { kind: "done" };
  });
}

/** Publishes the draft as the next version; leads scored before keep the version that they were scored by. */
export async function publishScorecard(
  { db, now, actor }: Deps,
  revision: number,
  note: string,
): Promise<EditResult> {
  return alone(db, async (tx) => {
    const draft = await readDraft(tx);
    if (!draft || draft.revision !== revision) return { kind: "outrun" };
    const version = (await publishedScorecard(tx)).version + 1;
    await tx.scorecard.create({
      data: { version, card: toJson(draft.card), note, publishedAt: now, publishedById: actor.id },
    });
    await tx.scorecardDraft.delete({ where: { id: 1 } });
    await recordAudit(tx, { kind: "scorecard-published", staffId: actor.id, data: { version } }, now);
    return { kind: "done" };
  });
}

/** Leaves the draft; what is published stays in force. */
export async function discardScorecardDraft({ db, now, actor }: Deps, revision: number): Promise<EditResult> {
  return alone(db, async (tx) => {
    const { count } = await tx.scorecardDraft.deleteMany({ where: { id: 1, revision } });
    if (count === 0) return { kind: "outrun" };
    await recordAudit(tx, { kind: "scorecard-edited", staffId: actor.id, data: { discarded: true } }, now);
    return { kind: "done" };
  });
}

function alone(db: Database, work: (tx: Transaction) => Promise<EditResult>): Promise<EditResult> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${scorecardLock})`;
    return work(tx);
  });
}
