import { vietnamDate, type WorkingCalendar, workingDaysBetween } from "~/core/deadlines/calendar";
import { type ReminderKind, reminderDue, unreadReminder, unreadReminderAt } from "~/core/deadlines/reminders";
import { isRunning, runningStates } from "~/core/leads/lead";
import type { Database, Transaction } from "~/infra/db/client.server";
import { dateOf, isoDay } from "../date-columns";
import type { MailDeps } from "../mail/letters.server";
import { type Facts, readFacts } from "../reference/facts.server";
import { mailLeadReminder, mailTaskReminder, mailUnreadReminder } from "./reminder-mails.server";

export type ReminderDeps = {
  db: Database;
  now: Date;
  mail: MailDeps;
};

/** One pass looks at dates from two weeks back (later ones are in the daily report) to two months ahead. */
const backDays = 21;
const aheadDays = 60;
/** So many reminders a pass at most: after a long downtime the next pass goes on. */
const mostAtOnce = 200;

type Candidate = { id: number; dueOn: Date; days: number; sent: string[] };

/**
 * Sends what is due and was not sent: each once for each due date, in one transaction with the row that says so, so
 * that two workers, or one that was killed, send none twice. Gives the number sent.
 */
export async function sendReminders(deps: ReminderDeps): Promise<number> {
  const facts = await readFacts(deps.db);
  const leads = await leadCandidates(deps);
  const tasks = await taskCandidates(deps, facts.calendar);
  let sent = 0;
  for (const lead of await unreadCandidates(deps)) {
    if (sent >= mostAtOnce) return sent;
    const from = unreadReminderAt(lead.receivedAt, facts.calendar);
    if (from && from <= deps.now && (await remindOfUnread(deps, facts, lead.id))) sent += 1;
  }
  for (const lead of leads) {
    if (sent >= mostAtOnce) return sent;
    const kind = due(lead, deps.now, facts);
    if (kind && (await remindOfLead(deps, facts, lead, kind))) sent += 1;
  }
  for (const task of tasks) {
    if (sent >= mostAtOnce) return sent;
    const kind = due(task, deps.now, facts);
    if (kind && (await remindOfTask(deps, facts, task, kind))) sent += 1;
  }
  return sent;
}

function due({ dueOn, days, sent }: Candidate, now: Date, facts: Facts): ReminderKind | null {
  return reminderDue({ due: isoDay(dueOn), days }, now, facts.calendar, sent);
}

/** Leads of the last weeks that nobody has opened, and of which nobody was reminded. */
function unreadCandidates({ db, now }: ReminderDeps): Promise<{ id: number; receivedAt: Date }[]> {
  return db.lead.findMany({
    where: {
      state: { in: ["received", "routed"] },
      firstReadAt: null,
      receivedAt: { gte: span(now).from },
      reminders: { none: { kind: unreadReminder } },
    },
    orderBy: { receivedAt: "asc" },
    take: mostAtOnce,
    select: { id: true, receivedAt: true },
  });
}

/** Leads whose clock runs: none that waits for the sender or is closed. */
function leadCandidates({ db, now }: ReminderDeps): Promise<Candidate[]> {
  const { from, to } = span(now);
  return db.$queryRaw<Candidate[]>`
    SELECT l.id, l."dueOn", l."dueDays" AS days,
           COALESCE((SELECT array_agg(r.kind) FROM reminder r
                      WHERE r."leadId" = l.id AND r."taskId" IS NULL AND r."dueOn" = l."dueOn"), '{}') AS sent
      FROM lead l
     WHERE l.state = ANY(${[...runningStates]}) AND l."dueOn" BETWEEN ${from} AND ${to}
     ORDER BY l."dueOn", l.id`;
}

async function taskCandidates({ db, now }: ReminderDeps, calendar: WorkingCalendar): Promise<Candidate[]> {
  const { from, to } = span(now);
  type Row = Omit<Candidate, "days"> & { createdAt: Date };
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id, t."dueOn", t."createdAt",
           COALESCE((SELECT array_agg(r.kind) FROM reminder r
                      WHERE r."taskId" = t.id AND r."dueOn" = t."dueOn"), '{}') AS sent
      FROM lead_task t
     WHERE t.state = 'open' AND t."dueOn" BETWEEN ${from} AND ${to}
     ORDER BY t."dueOn", t.id`;
  return rows.map((row) => ({
    ...row,
    days: workingDaysBetween(vietnamDate(row.createdAt), isoDay(row.dueOn), calendar) ?? 1,
  }));
}

function span(now: Date) {
  const today = dateOf(vietnamDate(now));
  const day = 86_400_000;
  return {
    from: new Date(today.getTime() - backDays * day),
    to: new Date(today.getTime() + aheadDays * day),
  };
}

function remindOfLead(
  { db, now, mail }: ReminderDeps,
  facts: Facts,
  seen: Candidate,
  kind: ReminderKind,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${seen.id} FOR UPDATE`;
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: seen.id } });
    if (!isRunning(lead.state) || isoDay(lead.dueOn) !== isoDay(seen.dueOn)) return false;
    const key = `lead:${lead.id}:${kind}:${isoDay(lead.dueOn)}`;
    if (!(await once(tx, { key, leadId: lead.id, taskId: null, kind, dueOn: lead.dueOn, at: now })))
      return false;
    await mailLeadReminder(tx, { facts, now, way: mail }, lead, { kind, sent: seen.sent });
    return true;
  });
}

function remindOfUnread({ db, now, mail }: ReminderDeps, facts: Facts, leadId: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${leadId} FOR UPDATE`;
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: leadId } });
    if (lead.firstReadAt !== null || !["received", "routed"].includes(lead.state)) return false;
    const key = `lead:${leadId}:${unreadReminder}`;
    const row = { key, leadId, taskId: null, kind: unreadReminder, dueOn: lead.readBy, at: now };
    if (!(await once(tx, row))) return false;
    await mailUnreadReminder(tx, { facts, now, way: mail }, lead);
    return true;
  });
}

function remindOfTask(
  { db, now, mail }: ReminderDeps,
  facts: Facts,
  seen: Candidate,
  kind: ReminderKind,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const task = await tx.leadTask.findUniqueOrThrow({ where: { id: seen.id }, include: { lead: true } });
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${task.leadId} FOR UPDATE`;
    const { state } = await tx.leadTask.findUniqueOrThrow({ where: { id: seen.id } });
    if (state !== "open") return false;
    const key = `task:${task.id}:${kind}:${isoDay(task.dueOn)}`;
    const row = { key, leadId: task.leadId, taskId: task.id, kind, dueOn: task.dueOn, at: now };
    if (!(await once(tx, row))) return false;
    await mailTaskReminder(tx, { facts, now, way: mail }, task, { kind, sent: seen.sent });
    return true;
  });
}

type Row = {
  key: string;
  leadId: number | null;
  taskId: number | null;
  kind: string;
  dueOn: Date | null;
  at: Date;
};

/** Whether this is the first to say that it was sent. */
export async function once(tx: Transaction, row: Row): Promise<boolean> {
  const { count } = await tx.reminder.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}
