import type { CalendarStatus } from "~/core/deadlines/calendar";
import { leadStates } from "~/core/leads/lead";
import { type LeadMove, moveRefusal, stateAfter } from "~/core/leads/moves";
import type { Database, Transaction } from "~/infra/db/client.server";
import { dueFields, resumedClock } from "../leads/clock.server";
import { cancelTasks } from "../leads/lead-tasks.server";
import { mailDepartmentNews, mailWithdrawal } from "../leads/submitter-mails.server";
import type { MailDeps } from "../mail/letters.server";
import { settlePeople } from "../people/assign-person.server";
import { type Facts, readFacts } from "../reference/facts.server";
import { trackedLeadId } from "./track-lead.server";

export type SubmitterDeps = { db: Database; now: Date; mail: MailDeps };

/** `not-now`: the lead has moved on meanwhile, and this can no longer be done with it. */
export type SubmitterResult = "done" | "not-found" | "not-now";

type Row = Awaited<ReturnType<Transaction["lead"]["findUniqueOrThrow"]>>;

/** The sender answers what was asked. The clock runs again, later by the working days that we waited. */
export function replyToQuestion(deps: SubmitterDeps, token: string, reply: string): Promise<SubmitterResult> {
  return change(deps, token, "resume", async (tx, lead, facts) => {
    const { waitedDays, ...due } = resumedClock(lead, deps.now, facts.calendar);
    const given = { lead, facts, track: token, way: deps.mail, now: deps.now };
    await tx.leadEvent.createMany({
      data: [
        { leadId: lead.id, at: deps.now, kind: "submitter-replied", data: { reply } },
        { leadId: lead.id, at: deps.now, kind: "resumed", data: { waitedDays, due: due.due } },
      ],
    });
    await mailDepartmentNews(tx, given, "replied");
    return { waitingSince: null, ...(await dueFields(tx, given, due)) };
  });
}

/** The sender takes the lead back. It stays with its history; nobody works on it any more. */
export function withdrawLead(deps: SubmitterDeps, token: string): Promise<SubmitterResult> {
  return change(deps, token, "withdraw", async (tx, lead, facts) => {
    await cancelTasks(tx, lead.id, { why: "withdrawn", staffId: null, now: deps.now });
    await tx.leadEvent.create({ data: { leadId: lead.id, at: deps.now, kind: "withdrawn", data: {} } });
    const given = { lead, facts, track: token, way: deps.mail, now: deps.now };
    await mailDepartmentNews(tx, given, "withdrawn");
    await mailWithdrawal(tx, given);
    return { waitingSince: null };
  });
}

/** The row is locked first: sender and desk never act on the same state at once. */
async function change(
  { db, now }: SubmitterDeps,
  token: string,
  move: LeadMove,
  verb: (
    tx: Transaction,
    lead: Row,
    facts: Facts,
  ) => Promise<{ waitingSince: null; dueOn?: Date | null; calendar?: CalendarStatus }>,
): Promise<SubmitterResult> {
  const id = await trackedLeadId(db, token);
  if (id === null) return "not-found";
  const facts = await readFacts(db);
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${id} FOR UPDATE`;
    const lead = await tx.lead.findUniqueOrThrow({ where: { id } });
    const state = leadStates.find((known) => known === lead.state);
    if (!state || moveRefusal(move, { state, reopened: 0 })) return "not-now";
    const fields = await verb(tx, lead, facts);
    const after = await tx.lead.update({
      where: { id },
      data: { ...fields, state: stateAfter(move, state), version: { increment: 1 } },
    });
    await settlePeople(tx, lead, after, { now });
    return "done";
  });
}
