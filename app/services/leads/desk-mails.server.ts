import { vietnamDate } from "~/core/deadlines/calendar";
import type { Outcome } from "~/core/leads/lead";
import { defaultLanguage, isLanguage, type Language } from "~/core/shared/language";
import { bodyName } from "~/i18n/body-name";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import type { MailBlock } from "../mail/mail-content";
import { queueMail } from "../mail/queue-mail.server";
import type { Facts } from "../reference/facts.server";
import type { DeskDeps, LeadRow } from "./change-lead.server";
import { trackToken } from "./form-token.server";

type Given = { deps: DeskDeps; lead: LeadRow; facts: Facts };

/** Asks the sender; the question stands as it was typed, the words around it are in the sender's language. */
export async function mailQuestion(tx: Transaction, given: Given, question: string): Promise<void> {
  const { t } = speakerFor(given.lead);
  const { code, subject } = given.lead;
  await toSender(tx, given, "question", t("desk:mails.question.subject", { code }), [
    { text: t("desk:mails.question.intro", { subject }) },
    { text: question },
    { text: t("desk:mails.question.how") },
    statusPage(given),
    { text: t("desk:mails.question.clock") },
  ]);
}

/** The answer, with how the matter ended. */
export async function mailAnswer(
  tx: Transaction,
  given: Given,
  answer: { outcome: Outcome; text: string },
): Promise<void> {
  const { t } = speakerFor(given.lead);
  const { code, subject } = given.lead;
  await toSender(tx, given, "answer", t("desk:mails.answer.subject", { code }), [
    { text: t("desk:mails.answer.intro", { subject }) },
    { text: answer.text },
    { facts: [[t("desk:mails.answer.outcome"), t(`routing:outcomes.${answer.outcome}`)], ...reach(given)] },
    statusPage(given),
  ]);
}

/** Tells the sender who has the proposal now. Why it was passed on stays in the house. */
export async function mailForwarded(tx: Transaction, given: Given, due: string | null): Promise<void> {
  const { t, format } = speakerFor(given.lead);
  const { code, subject } = given.lead;
  const department = departmentName(given);
  await toSender(tx, given, "forwarded", t("desk:mails.forwarded.subject", { code }), [
    { text: t("desk:mails.forwarded.text", { subject, department }) },
    ...(due ? [{ text: t("desk:mails.forwarded.due", { date: format.date(due) }) }] : []),
    { facts: reach(given) },
    statusPage(given),
  ]);
}

/** Tells the sender the new date and the reason, as typed; an answer that is late already begins with an apology. */
export async function mailExtension(
  tx: Transaction,
  given: Given,
  to: { due: string; reason: string },
): Promise<void> {
  const { t, format } = speakerFor(given.lead);
  const { code, subject } = given.lead;
  const before = isoDay(given.lead.dueOn);
  const late = before !== null && before < vietnamDate(given.deps.now);
  const date = format.date(to.due);
  await toSender(tx, given, "extension", t("mail:extension.subject", { code }), [
    { text: t(late ? "mail:extension.late" : "mail:extension.text", { subject, date }) },
    { text: t("mail:extension.reason", { reason: to.reason }) },
    ...(before ? [{ text: t("mail:extension.before", { date: format.date(before) }) }] : []),
    { facts: reach(given) },
    statusPage(given),
  ]);
}

/** Tells the new department's mailbox, where it has one; the lead is in its queue either way. */
export async function mailDepartment(tx: Transaction, given: Given, reason: string): Promise<void> {
  const mailbox = given.facts.departments.get(given.lead.departmentCode)?.mailbox;
  if (!mailbox) return;
  const { t } = translator("vi");
  const { code, subject, id } = given.lead;
  const { publicUrl, ...way } = given.deps.mail;
  const content = {
    subject: t("desk:mails.department.subject", { code }),
    greeting: t("desk:mails.department.greeting"),
    blocks: [
      { text: t("desk:mails.department.intro", { code, subject }) },
      { text: t("desk:mails.department.reason", { reason }) },
      { link: { text: t("desk:mails.department.open"), href: publicUrl + paths.lead(code) } },
    ],
    signOff: ["Vàm Cỏ"],
  };
  const mail = { template: "department-forward", language: "vi", to: mailbox, leadId: id, content } as const;
  await queueMail(tx, mail, { now: given.deps.now, ...way });
}

async function toSender(
  tx: Transaction,
  given: Given,
  template: string,
  subject: string,
  blocks: MailBlock[],
): Promise<void> {
  const { lead, deps } = given;
  const { t, lang } = speakerFor(lead);
  const content = {
    subject,
    greeting: t("desk:mails.greeting", { name: lead.name }),
    blocks,
    signOff: t("mail:signOff", { department: departmentName(given) }).split("\n"),
  };
  const { smtp, from } = deps.mail;
  const mail = { template, language: lang, to: lead.email, leadId: lead.id, content };
  await queueMail(tx, mail, { now: deps.now, smtp, from });
}

/** How to reach the department, as far as it is known. */
function reach(given: Given): [string, string][] {
  const { t } = speakerFor(given.lead);
  const department = given.facts.departments.get(given.lead.departmentCode);
  const facts: [string, string][] = [[t("desk:mails.department.label"), departmentName(given)]];
  if (department?.phone) facts.push([t("desk:mails.phone"), department.phone]);
  if (department?.mailbox) facts.push([t("desk:mails.mailbox"), department.mailbox]);
  return facts;
}

function departmentName({ facts, lead }: Given): string {
  const names = facts.departments.get(lead.departmentCode)?.name;
  return names ? bodyName(names, speakerFor(lead).lang) : lead.departmentCode;
}

/** The sender's own page, where a question is answered. */
function statusPage({ deps, lead }: Given): MailBlock {
  const { t, lang } = speakerFor(lead);
  const href = deps.mail.publicUrl + paths.tracked(lang, trackToken(deps.secret, lead));
  return { link: { text: t("desk:mails.statusPage"), href } };
}

function speakerFor(lead: { language: string }) {
  const language: Language = isLanguage(lead.language) ? lead.language : defaultLanguage;
  return translator(language);
}
