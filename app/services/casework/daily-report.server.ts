import { isWorkingDay, vietnamDate, vietnamTime } from "~/core/deadlines/calendar";
import { openStates, runningStates } from "~/core/leads/lead";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { dateOf, isoDay } from "../date-columns";
import { departmentName, mailReader, type Posting, type Reader } from "../mail/letters.server";
import type { MailBlock, MailFact } from "../mail/mail-content";
import { readFacts } from "../reference/facts.server";
import { coordinators } from "./reminder-mails.server";
import { once, type ReminderDeps } from "./send-reminders.server";

/** So many leads of each list are named; the rest is counted. */
const mostNamed = 20;
/** The report comes with the working day, which begins at 07:30. */
const beginsMs = 7.5 * 60 * 60 * 1000;

/**
 * Once each working morning the coordinators read which leads nobody has, however old, which are overdue, and which
 * departments are silent. True when it was sent now.
 */
export async function sendDailyReport({ db, now, mail }: ReminderDeps): Promise<boolean> {
  const facts = await readFacts(db);
  const today = vietnamDate(now);
  if (!isWorkingDay(today, facts.calendar) || vietnamTime(now).ms < beginsMs) return false;
  return db.$transaction(async (tx) => {
    const key = `daily-report:${today}`;
    const row = { key, leadId: null, taskId: null, kind: "daily-report", dueOn: dateOf(today), at: now };
    if (!(await once(tx, row))) return false;
    const report = await readReport(tx, today);
    for (const reader of await coordinators(tx, facts))
      await mailReport(tx, { facts, now, way: mail }, reader, report);
    return true;
  });
}

type Report = Awaited<ReturnType<typeof readReport>>;

async function readReport(tx: Transaction, today: string) {
  const day = dateOf(today);
  const unassigned = { state: { in: [...openStates] }, assigneeId: null };
  const overdue = { state: { in: [...runningStates] }, dueOn: { lt: day } };
  const unread = { state: { in: [...openStates] }, firstReadAt: null, readBy: { lt: day } };
  const unanswered = { state: "open", dueOn: { lt: day } };
  const shown = { code: true, departmentCode: true, receivedAt: true, dueOn: true };
  const unreadBy = await tx.lead.groupBy({ by: ["departmentCode"], where: unread, _count: true });
  const unansweredBy = await tx.leadTask.groupBy({ by: ["departmentCode"], where: unanswered, _count: true });
  const codes = new Set([...unreadBy, ...unansweredBy].map(({ departmentCode }) => departmentCode));
  const count = (rows: typeof unreadBy, code: string) =>
    rows.find(({ departmentCode }) => departmentCode === code)?._count ?? 0;
  return {
    today,
    unassigned: await tx.lead.count({ where: unassigned }),
    oldest: await tx.lead.findMany({
      where: unassigned,
      orderBy: { receivedAt: "asc" },
      take: mostNamed,
      select: shown,
    }),
    overdue: await tx.lead.count({ where: overdue }),
    latest: await tx.lead.findMany({
      where: overdue,
      orderBy: { dueOn: "asc" },
      take: mostNamed,
      select: shown,
    }),
    silent: [...codes].sort().map((code) => ({
      code,
      unread: count(unreadBy, code),
      unanswered: unansweredBy.find(({ departmentCode }) => departmentCode === code)?._count ?? 0,
    })),
  };
}

async function mailReport(
  tx: Transaction,
  { facts, now, way }: Posting,
  reader: Reader,
  report: Report,
): Promise<void> {
  const { t, format, lang } = translator(reader.language);
  const name = (code: string) => departmentName(facts, code, lang);
  const { unassigned, overdue, silent } = report;
  const blocks: MailBlock[] = [];
  if (unassigned > 0) {
    const leads = report.oldest.map(({ code, departmentCode, receivedAt }): MailFact => {
      const received = format.date(vietnamDate(receivedAt));
      return [code, t("casework:mails.report.lead", { department: name(departmentCode), received })];
    });
    blocks.push({ text: t("casework:mails.report.unassigned", { count: unassigned }) }, { facts: leads });
  }
  if (overdue > 0) {
    const leads = report.latest.map(({ code, departmentCode, dueOn }): MailFact => {
      const due = format.date(isoDay(dueOn) ?? "");
      return [code, t("casework:mails.report.leadDue", { department: name(departmentCode), due })];
    });
    blocks.push({ text: t("casework:mails.report.overdue", { count: overdue }) }, { facts: leads });
  }
  if (silent.length > 0) {
    const departments = silent.map(({ code, unread, unanswered }): MailFact => {
      return [name(code), t("casework:mails.report.department", { unread, unanswered })];
    });
    blocks.push({ text: t("casework:mails.report.silent") }, { facts: departments });
  }
  if (blocks.length === 0) blocks.push({ text: t("casework:mails.report.none") });
  blocks.push({
    link: { text: t("casework:mails.report.open"), href: way.publicUrl + paths.leads() },
  });
  const words = { date: format.date(report.today), unassigned, overdue };
  const subject = t("casework:mails.report.subject", words);
  await mailReader(tx, { now, way }, reader, { template: "daily-report", leadId: null, subject, blocks });
}
