import type { ExtensionRefusal } from "~/core/deadlines/extension";
import { addsOnly, type LeadMove, type MoveRefusal, moveRefusal, stateAfter } from "~/core/leads/moves";
import { may, type StaffActor } from "~/core/policy/may";
import type { Database, Transaction } from "~/infra/db/client.server";
import type { MailDeps } from "../mail/letters.server";
import { settlePeople } from "../people/assign-person.server";
import { type Facts, readFacts } from "../reference/facts.server";
import { isLeadState } from "./desk-lead.server";
import { movableLead, movesFrom } from "./movable-lead";

export type DeskDeps = {
  db: Database;
  now: Date;
  actor: StaffActor;
  /** Of this installation: the sender's secret link follows from it. */
  secret: string;
  mail: MailDeps;
  /** Of several leads at once: the places that they free are given out when all are done. */
  fillsPlacesLater?: boolean;
};

/** Which lead, as the person saw it: the version and the last event on the page that the form was on. */
export type Seen = { leadId: number; version: number | null; lastEvent: number | null };

/** Why a verb was not carried out: a key, for which the desk has a sentence. */
export type DeskRefusal =
  | MoveRefusal
  | ExtensionRefusal
  | "assignee.unknown"
  | "department.unknown"
  | "department.same"
  | "department.asked"
  | "task.unknown"
  | "task.closed"
  | "task.not-yours"
  | "task.appraisal"
  | "opinion.missing"
  | "conditions.missing"
  | "pause.unknown"
  | "date.before-receipt"
  | "date.too-early"
  | "date.after-pause"
  | "date.same";

export type ChangeResult =
  | { kind: "done" }
  | { kind: "refused"; reason: DeskRefusal }
  /** Somebody else was quicker: nothing was written. `since` is the last event that this person had seen. */
  | { kind: "changed"; since: number | null };

export type LeadRow = NonNullable<Awaited<ReturnType<Transaction["lead"]["findUnique"]>>>;

/** What a verb writes: fields of the lead, and its event. */
export type Change = {
  fields?: Parameters<Transaction["lead"]["update"]>[0]["data"];
  event: { kind: string; data?: Record<string, string | number | boolean | null> };
};

/**
 * The one way in which staff change a lead: lock its row, see that nobody was quicker and that the move may be made,
 * write what the verb says, raise the version, and add the event – in one transaction with the verb's mails.
 * The first act of somebody who answers for the lead is also its first reading, since a person has then seen it.
 */
export async function changeLead(
  { db, now, actor, fillsPlacesLater = false }: DeskDeps,
  seen: Seen,
  move: LeadMove,
  verb: (tx: Transaction, lead: LeadRow, facts: Facts) => Promise<Change | DeskRefusal>,
): Promise<ChangeResult> {
  const facts = await readFacts(db);
  return db.$transaction(async (tx): Promise<ChangeResult> => {
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${seen.leadId} FOR UPDATE`;
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: seen.leadId } });
    // A note takes nothing away from anybody: it is added whatever happened meanwhile.
    if (!addsOnly(move) && lead.version !== seen.version) return { kind: "changed", since: seen.lastEvent };
    if (!isLeadState(lead.state)) throw new Error(`lead ${lead.id} is in no known state`);
    const events = await tx.leadEvent.findMany({
      where: { leadId: lead.id, kind: { in: [...movesFrom] } },
      orderBy: { id: "asc" },
    });
    const tasks = await tx.leadTask.findMany({ where: { leadId: lead.id }, orderBy: { id: "asc" } });
    const refusal = moveRefusal(move, movableLead(lead, lead.state, events, tasks, actor));
    if (refusal) return { kind: "refused", reason: refusal };

    const change = await verb(tx, lead, facts);
    if (typeof change === "string") return { kind: "refused", reason: change };
    const reads = lead.firstReadAt === null && answersFor(actor, lead, facts);
    if (reads) await addEvent(tx, lead.id, { kind: "read" }, actor, now);
    await addEvent(tx, lead.id, change.event, actor, now);
    const after = await tx.lead.update({
      where: { id: lead.id },
      data: {
        ...change.fields,
        state: stateAfter(move, lead.state),
        version: { increment: 1 },
        ...(reads ? { firstReadAt: now } : {}),
      },
    });
    await settlePeople(tx, lead, after, { now, fillsPlacesLater });
    return { kind: "done" };
  });
}

/** Whether this person is of those who answer for the lead; a coordinating department's look is not the promised one. */
export function answersFor(actor: StaffActor, lead: LeadRow, facts: Facts): boolean {
  return may(actor, "lead:accept", {
    department: lead.departmentCode,
    coordinating: lead.coordinating,
    appraisal: lead.appraisal,
    appraisalDepartment: facts.ruleSet.appraisal.department,
  });
}

export async function addEvent(
  tx: Transaction,
  leadId: number,
  event: Change["event"],
  actor: StaffActor,
  now: Date,
): Promise<void> {
  await tx.leadEvent.create({
    data: { leadId, kind: event.kind, at: now, staffId: actor.id, data: event.data ?? {} },
  });
}
