import { vietnamDate } from "~/core/deadlines/calendar";
import type { Outcome } from "~/core/leads/lead";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import {
  departmentName,
  deskLink,
  houseLocale,
  mailDepartment,
  mailSubmitter,
  submitterLocale,
  trackLink,
} from "../mail/letters.server";
import type { MailBlock } from "../mail/mail-content";
import type { MailTemplate } from "../mail/mail-templates";
import type { Facts } from "../reference/facts.server";
import type { DeskDeps, LeadRow } from "./change-lead.server";
import { validTrackToken } from "./valid-track-token.server";

type Given = { deps: DeskDeps; lead: LeadRow; facts: Facts };

/** Asks the sender; the question stands as it was typed, the words around it are in the sender's language. */
export async function mailQuestion(tx: Transaction, given: Given, question: string): Promise<void> {
  const { t } = submitterLocale(given.lead);
  const { code, subject } = given.lead;
  await toSubmitter(tx, given, "question", t("desk:mails.question.subject", { code }), [
    { text: t("desk:mails.question.intro", { subject }) },
    { text: question },
    { text: t("desk:mails.question.how") },
    await statusPage(tx, given),
    { text: t("desk:mails.question.clock") },
  ]);
}

/** The answer, with how the matter ended. */
export async function mailAnswer(
  tx: Transaction,
  given: Given,
  answer: { outcome: Outcome; text: string },
): Promise<void> {
  const { t } = submitterLocale(given.lead);
  const { code, subject } = given.lead;
  await toSubmitter(tx, given, "answer", t("desk:mails.answer.subject", { code }), [
    { text: t("desk:mails.answer.intro", { subject }) },
    { text: answer.text },
    { facts: [[t("desk:mails.answer.outcome"), t(`routing:outcomes.${answer.outcome}`)], ...reach(given)] },
    await statusPage(tx, given),
  ]);
}

/** Tells the sender who has the proposal now. Why it was passed on stays in the house. */
export async function mailForwarded(tx: Transaction, given: Given, due: string | null): Promise<void> {
  const { t, format } = submitterLocale(given.lead);
  const { code, subject } = given.lead;
  const department = nameOf(given);
  await toSubmitter(tx, given, "forwarded", t("desk:mails.forwarded.subject", { code }), [
    { text: t("desk:mails.forwarded.text", { subject, department }) },
    ...(due ? [{ text: t("desk:mails.forwarded.due", { date: format.date(due) }) }] : []),
    { facts: reach(given) },
    await statusPage(tx, given),
  ]);
}

/** Tells the sender the new date and the reason, as typed; an answer that is late already begins with an apology. */
export async function mailExtension(
  tx: Transaction,
  given: Given,
  to: { due: string; reason: string },
): Promise<void> {
  const { t, format } = submitterLocale(given.lead);
  const { code, subject } = given.lead;
  const before = isoDay(given.lead.dueOn);
  const late = before !== null && before < vietnamDate(given.deps.now);
  const date = format.date(to.due);
  await toSubmitter(tx, given, "extension", t("mail:extension.subject", { code }), [
    { text: t(late ? "mail:extension.late" : "mail:extension.text", { subject, date }) },
    { text: t("mail:extension.reason", { reason: to.reason }) },
    ...(before ? [{ text: t("mail:extension.before", { date: format.date(before) }) }] : []),
    { facts: reach(given) },
    await statusPage(tx, given),
  ]);
}

/** Tells the new department's mailbox; the lead is in its queue either way. */
export async function mailPassedOn(tx: Transaction, given: Given, reason: string): Promise<void> {
  const { t } = houseLocale();
  const { code, subject, id, departmentCode } = given.lead;
  await mailDepartment(tx, posting(given), departmentCode, {
    template: "department-forward",
    leadId: id,
    subject: t("desk:mails.department.subject", { code }),
    blocks: [
      { text: t("desk:mails.department.intro", { code, subject }) },
      { text: t("desk:mails.department.reason", { reason }) },
      deskLink(given.deps.mail, code, t("desk:mails.department.open")),
    ],
  });
}

function toSubmitter(
  tx: Transaction,
  given: Given,
  template: MailTemplate,
  subject: string,
  blocks: MailBlock[],
): Promise<void> {
  return mailSubmitter(tx, posting(given), given.lead, { template, subject, blocks });
}

function posting({ deps, facts }: Given) {
  return { facts, now: deps.now, way: deps.mail };
}

/** How to reach the department, as far as it is known. */
function reach(given: Given): [string, string][] {
  const { t } = submitterLocale(given.lead);
  const department = given.facts.departments.get(given.lead.departmentCode);
  const facts: [string, string][] = [[t("desk:mails.department.label"), nameOf(given)]];
  if (department?.phone) facts.push([t("desk:mails.phone"), department.phone]);
  if (department?.mailbox) facts.push([t("desk:mails.mailbox"), department.mailbox]);
  return facts;
}

function nameOf({ facts, lead }: Given): string {
  return departmentName(facts, lead.departmentCode, submitterLocale(lead).lang);
}

/** The submitter's own page, where a question is answered. */
async function statusPage(tx: Transaction, { deps, lead }: Given): Promise<MailBlock> {
  const { t, lang } = submitterLocale(lead);
  const track = await validTrackToken(tx, deps.secret, lead);
  return trackLink(deps.mail, lang, track, t("desk:mails.statusPage"));
}
