import { vietnamDate, workingDaysBetween } from "~/core/deadlines/calendar";
import type { ReminderKind } from "~/core/deadlines/reminders";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import {
  departmentName,
  deskLink,
  mailboxOf,
  mailReader,
  type Posting,
  type Reader,
  staffReader,
} from "../mail/letters.server";
import type { MailBlock } from "../mail/mail-content";
import type { Facts } from "../reference/facts.server";

type Lead = {
  id: number;
  code: string;
  departmentCode: string;
  assigneeId: number | null;
  dueOn: Date | null;
};
type Task = { departmentCode: string; dueOn: Date | null; lead: Lead };
type Reminder = { kind: ReminderKind; sent: readonly string[] };

/**
 * Reminds of a lead: who handles it of the coming date, the head of the department once it has passed, the coordinators
 * a working day later – and the head as well, where that mail was never sent. Nothing is taken from anybody.
 */
export async function mailLeadReminder(
  tx: Transaction,
  given: Posting,
  lead: Lead,
  { kind, sent }: Reminder,
): Promise<void> {
  const department = lead.departmentCode;
  for (const reader of await readersOf(tx, given.facts, {
    kind,
    sent,
    department,
    person: lead.assigneeId,
  })) {
    const locale = translator(reader.language);
    const { t, format } = locale;
    const date = format.date(isoDay(lead.dueOn) ?? "");
    const { code } = lead;
    const late =
      workingDaysBetween(isoDay(lead.dueOn) ?? "", vietnamDate(given.now), given.facts.calendar) ?? 0;
    const text =
      kind === "half" || kind === "day-before"
        ? t(`casework:mails.reminder.${kind}`, { code, date })
        : late > 0
          ? t("casework:mails.reminder.overdue", { code, count: late })
          : t("casework:mails.reminder.overdueSince", { code, date });
    await send(tx, given, reader, lead, subjectOf(kind, { code, date }, locale), [
      { text },
      holder(given.facts, department, locale),
      ...informs(kind, locale),
    ]);
  }
}

/** Reminds of a lead that nobody has opened: whoever it was given to, else its department. */
export async function mailUnreadReminder(
  tx: Transaction,
  given: Posting,
  lead: Lead & { readBy: Date | null },
): Promise<void> {
  const department = lead.departmentCode;
  for (const reader of await handlersOf(tx, given.facts, department, lead.assigneeId)) {
    const locale = translator(reader.language);
    const { code } = lead;
    const date = locale.format.date(isoDay(lead.readBy) ?? vietnamDate(given.now));
    await send(tx, given, reader, lead, locale.t("casework:mails.reminder.subjectUnread", { code }), [
      { text: locale.t("casework:mails.reminder.unread", { code, date }) },
      holder(given.facts, department, locale),
    ]);
  }
}

/** A task has subjects of its own: the lead may have all its time left. */
const taskSubjects = {
  half: "subjectTaskHalf",
  "day-before": "subjectTaskDay",
  overdue: "subjectTaskOverdue",
  escalated: "subjectTaskOverdue",
} as const satisfies Record<ReminderKind, string>;

/** Reminds of a task: the department that was asked, then its head, then the coordinators. */
export async function mailTaskReminder(
  tx: Transaction,
  given: Posting,
  task: Task,
  { kind, sent }: Reminder,
): Promise<void> {
  const { lead } = task;
  const readers = { kind, sent, department: task.departmentCode, person: null };
  for (const reader of await readersOf(tx, given.facts, readers)) {
    const locale = translator(reader.language);
    const { t, format } = locale;
    const words = {
      code: lead.code,
      date: format.date(isoDay(task.dueOn) ?? ""),
      department: departmentName(given.facts, lead.departmentCode, locale.lang),
      asked: departmentName(given.facts, task.departmentCode, locale.lang),
    };
    const key =
      kind === "half" ? "taskHalf" : kind === "day-before" ? ("task-day-before" as const) : "taskOverdue";
    const subject = t(`casework:mails.reminder.${taskSubjects[kind]}`, words);
    await send(tx, given, reader, lead, subject, [
      { text: t(`casework:mails.reminder.${key}`, words) },
      ...informs(kind, locale),
    ]);
  }
}

function subjectOf(kind: ReminderKind, words: { code: string; date: string }, { t }: Locale): string {
  if (kind === "half") return t("casework:mails.reminder.subjectHalf", words);
  return t(
    kind === "day-before" ? "casework:mails.reminder.subjectDay" : "casework:mails.reminder.subjectOverdue",
    words,
  );
}

function holder(facts: Facts, code: string, { t, lang }: Locale): MailBlock {
  return { text: t("casework:mails.reminder.holder", { department: departmentName(facts, code, lang) }) };
}

function informs(kind: ReminderKind, { t }: Locale): MailBlock[] {
  return kind === "overdue" || kind === "escalated" ? [{ text: t("casework:mails.reminder.inform") }] : [];
}

async function readersOf(
  tx: Transaction,
  facts: Facts,
  to: { kind: ReminderKind; sent: readonly string[]; department: string; person: number | null },
): Promise<Reader[]> {
  if (to.kind === "escalated") {
    const above = await coordinators(tx, facts);
    return to.sent.includes("overdue")
      ? above
      : unique([...(await heads(tx, facts, to.department)), ...above]);
  }
  return to.kind === "overdue"
    ? heads(tx, facts, to.department)
    : handlersOf(tx, facts, to.department, to.person);
}

/** Whoever has a lead; without anybody the department's mailbox; without that its heads. */
async function handlersOf(
  tx: Transaction,
  facts: Facts,
  department: string,
  staffId: number | null,
): Promise<Reader[]> {
  const person = staffId === null ? [] : await people(tx, { id: staffId });
  if (person.length > 0) return person;
  const mailbox = mailboxOf(facts, department);
  return mailbox ? [mailbox] : heads(tx, facts, department);
}

/** The heads of a department; without one its mailbox; without that the coordinators, so that somebody knows. */
async function heads(tx: Transaction, facts: Facts, department: string): Promise<Reader[]> {
  const found = await people(tx, { role: "head", departmentCode: department });
  if (found.length > 0) return found;
  const mailbox = mailboxOf(facts, department);
  return mailbox ? [mailbox] : coordinators(tx, facts);
}

/** The coordinators; without one the mailbox of the coordinating department; without that the administrators. */
export async function coordinators(tx: Transaction, facts: Facts): Promise<Reader[]> {
  const found = await people(tx, { role: "coordinator" });
  if (found.length > 0) return found;
  const department = [...facts.departments.values()].find(({ coordinator }) => coordinator);
  const mailbox = department ? mailboxOf(facts, department.code) : null;
  return mailbox ? [mailbox] : people(tx, { role: "administrator" });
}

async function people(
  tx: Transaction,
  who: { id?: number; role?: string; departmentCode?: string },
): Promise<Reader[]> {
  const staff = await tx.staff.findMany({ where: { ...who, disabledAt: null }, orderBy: { id: "asc" } });
  return staff.map(staffReader);
}

function unique(readers: Reader[]): Reader[] {
  return readers.filter((reader, index) => readers.findIndex(({ to }) => to === reader.to) === index);
}

function send(
  tx: Transaction,
  given: Posting,
  reader: Reader,
  lead: Lead,
  subject: string,
  blocks: MailBlock[],
): Promise<void> {
  const link = deskLink(given.way, lead.code, translator(reader.language).t("casework:mails.open"));
  return mailReader(tx, given, reader, {
    template: "reminder",
    leadId: lead.id,
    subject,
    blocks: [...blocks, link],
  });
}
