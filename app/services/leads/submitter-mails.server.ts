import { timeZonesOf } from "~/core/intake/time-zones";
import { leadKinds, submitterTypes } from "~/core/leads/lead";
import { isLanguage } from "~/core/shared/language";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { dayEnds } from "~/i18n/time-zone";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import {
  departmentName,
  deskLink,
  houseLocale,
  mailDepartment,
  mailReader,
  mailSubmitter,
  type Posting,
  submitterLocale,
  trackLink,
} from "../mail/letters.server";
import type { MailBlock, MailFact } from "../mail/mail-content";
import type { MailTemplate } from "../mail/mail-templates";

/** What the mails around a lead tell of. */
export type MailedLead = {
  id: number;
  code: string;
  kind: string;
  subject: string;
  name: string;
  email: string;
  country: string;
  language: string;
  submitterType: string;
  departmentCode: string;
  dueDays: number;
  dueOn: Date | null;
  readBy: Date | null;
  receivedAt: Date;
};

type Given = Posting & { lead: MailedLead; track: string };

/** The receipt in the sender's language: what was received, who answers by when, and the secret link. */
export async function mailReceipt(tx: Transaction, given: Given): Promise<void> {
  const { lead } = given;
  const locale = submitterLocale(lead);
  const { t, format } = locale;
  const department = nameOf(given, locale);
  const due = isoDay(lead.dueOn);
  const readBy = isoDay(lead.readBy);
  const promise = due
    ? t("mail:receipt.promise", { department, date: format.date(due), count: lead.dueDays })
    : t("mail:receipt.promiseWithoutDate", { department, count: lead.dueDays });
  const ends = due ? dayEnds(due, timeZonesOf(lead.country), locale) : [];
  const facts: MailFact[] = [
    [t("mail:facts.code"), lead.code],
    [t("mail:facts.subject"), lead.subject],
    [t("mail:facts.department"), department],
    [t("mail:facts.receivedAt"), vietNamMoment(lead.receivedAt, locale)],
  ];
  if (readBy) facts.push([t("mail:facts.readBy"), format.date(readBy)]);
  if (due) facts.push([t("mail:facts.dueOn"), format.date(due)]);
  await toSubmitter(tx, given, "receipt", t("mail:receipt.subject", { code: lead.code }), [
    { text: promise },
    ...(ends.length > 0 ? [{ text: t("mail:receipt.yours", { moments: format.list(ends) }) }] : []),
    { facts },
    { text: t("mail:receipt.next") },
    trackLink(given.way, locale.lang, given.track, t("mail:receipt.track")),
    { text: t("mail:receipt.keep") },
    { text: t("mail:receipt.notYou") },
  ]);
}

/** The tracking link once more, for somebody who named code and address. */
export async function mailTrackingLink(tx: Transaction, given: Given): Promise<void> {
  const locale = submitterLocale(given.lead);
  const { t } = locale;
  const { code } = given.lead;
  await toSubmitter(tx, given, "tracking-link", t("mail:link.subject", { code }), [
    { text: t("mail:link.text", { code }) },
    trackLink(given.way, locale.lang, given.track, t("mail:link.track")),
    { text: t("mail:link.ignore") },
  ]);
}

/** That the proposal was withdrawn, so that a withdrawal by somebody else who had the link does not pass unseen. */
export async function mailWithdrawal(tx: Transaction, given: Given): Promise<void> {
  const locale = submitterLocale(given.lead);
  const { t } = locale;
  const { code } = given.lead;
  await toSubmitter(tx, given, "withdrawal", t("mail:withdrawal.subject", { code }), [
    { text: t("mail:withdrawal.text", { code, department: nameOf(given, locale) }) },
    trackLink(given.way, locale.lang, given.track, t("mail:withdrawal.track")),
  ]);
}

/** Tells the department's mailbox of a new lead: enough to know what to open, nothing that should not lie in a mailbox. */
export async function mailDepartmentNotice(tx: Transaction, given: Given): Promise<void> {
  const { lead } = given;
  const { t, format } = houseLocale();
  const due = isoDay(lead.dueOn);
  const kind = leadKinds.find((known) => known === lead.kind);
  const type = submitterTypes.find((known) => known === lead.submitterType);
  const facts: MailFact[] = [[t("mail:facts.code"), lead.code]];
  if (kind) facts.push([t("mail:facts.kind"), t(`routing:kinds.${kind}`)]);
  if (type) facts.push([t("mail:facts.submitterType"), t(`routing:submitterTypes.${type}`)]);
  facts.push([t("mail:facts.country"), format.country(lead.country)]);
  facts.push([t("mail:facts.language"), isLanguage(lead.language) ? format.language(lead.language) : ""]);
  facts.push([t("mail:facts.receivedAt"), format.dateTime(lead.receivedAt)]);
  if (due) facts.push([t("mail:facts.dueOn"), format.weekdayDate(due)]);
  const subject = due
    ? t("mail:notice.subject", { code: lead.code, date: format.date(due) })
    : t("mail:notice.subjectWithoutDate", { code: lead.code });
  await toDepartment(tx, given, "department-notice", subject, [
    { text: t("mail:notice.text") },
    { facts },
    deskLink(given.way, given.lead.code, t("mail:notice.open")),
  ]);
}

/** Tells the department that the sender has replied, or has withdrawn the lead. */
export async function mailDepartmentNews(
  tx: Transaction,
  given: Given,
  news: "replied" | "withdrawn",
): Promise<void> {
  const { t } = houseLocale();
  await toDepartment(tx, given, `department-${news}`, t(`mail:${news}.subject`, { code: given.lead.code }), [
    { text: t(`mail:${news}.text`) },
    deskLink(given.way, given.lead.code, t(`mail:${news}.open`)),
  ]);
}

/**
 * A due date falls in a year without a calendar: the administrators are told, by mail once a day and year, so that a
 * hundred leads are not a hundred mails.
 */
export async function mailMissingCalendar(
  tx: Transaction,
  given: Posting & { lead: Pick<MailedLead, "id" | "code"> },
  year: string,
): Promise<void> {
  const dayAgo = new Date(given.now.getTime() - 86_400_000);
  const told = await tx.auditEvent.findFirst({
    where: { kind: "calendar-missing", at: { gt: dayAgo }, data: { path: ["year"], equals: year } },
    select: { id: true },
  });
  if (told) return;
  await tx.auditEvent.create({
    data: { kind: "calendar-missing", at: given.now, data: { year, lead: given.lead.code } },
  });
  const administrators = await tx.staff.findMany({
    where: { role: "administrator", disabledAt: null },
    select: { email: true, language: true },
  });
  for (const { email, language } of administrators) {
    const { t, lang } = translator(isLanguage(language) ? language : "vi");
    await mailReader(
      tx,
      given,
      { to: email, language: lang, greeting: t("mail:greetingAdministrators") },
      {
        template: "calendar-missing",
        leadId: given.lead.id,
        subject: t("mail:calendar.subject", { year }),
        blocks: [
          { text: t("mail:calendar.text", { year, code: given.lead.code }) },
          {
            link: { text: t("mail:calendar.open"), href: `${given.way.publicUrl}${paths.admin()}/calendar` },
          },
        ],
      },
    );
  }
}

function toSubmitter(
  tx: Transaction,
  given: Given,
  template: MailTemplate,
  subject: string,
  blocks: MailBlock[],
): Promise<void> {
  return mailSubmitter(tx, given, given.lead, { template, subject, blocks });
}

function toDepartment(
  tx: Transaction,
  given: Given,
  template: MailTemplate,
  subject: string,
  blocks: MailBlock[],
): Promise<void> {
  const { id, departmentCode } = given.lead;
  return mailDepartment(tx, given, departmentCode, { template, leadId: id, subject, blocks });
}

function nameOf({ facts, lead }: Given, { lang }: Locale): string {
  return departmentName(facts, lead.departmentCode, lang);
}

/** Hours that are read abroad say whose they are. */
function vietNamMoment(moment: Date, { t, format }: Locale): string {
  return t("mail:vietNamTime", { moment: format.dateTime(moment) });
}
