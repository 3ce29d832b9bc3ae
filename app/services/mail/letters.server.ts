import { defaultLanguage, isLanguage, type Language } from "~/core/shared/language";
import { bodyName } from "~/i18n/body-name";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import type { Transaction } from "~/infra/db/client.server";
import type { Facts } from "../reference/facts.server";
import type { MailBlock } from "./mail-content";
import type { MailTemplate } from "./mail-templates";
import { queueMail } from "./queue-mail.server";

/** How mails leave this installation, and where their readers find the site. */
export type MailDeps = { smtp: boolean; from: string; publicUrl: string };

/** What every letter needs besides its words. */
export type Posting = { facts: Facts; now: Date; way: MailDeps };

/** A letter without its greeting and signature, which follow from who reads it and who writes. */
export type Letter = { template: MailTemplate; leadId: number | null; subject: string; blocks: MailBlock[] };

/** The house writes to mailboxes in its own language. */
const houseLanguage: Language = "vi";

type Submitter = { id: number; name: string; email: string; language: string; departmentCode: string };

/**
 * To the submitter of a lead, in the submitter's language, signed by the department that answers; who replies to the mail
 * writes to that department's mailbox, where it has one.
 */
export async function mailSubmitter(
  tx: Transaction,
  posting: Posting,
  lead: Submitter,
  letter: Omit<Letter, "leadId">,
): Promise<void> {
  const { t, lang } = submitterLocale(lead);
  const department = departmentName(posting.facts, lead.departmentCode, lang);
  await post(tx, posting, {
    ...letter,
    leadId: lead.id,
    to: lead.email,
    language: lang,
    replyTo: mailboxOf(posting.facts, lead.departmentCode)?.to ?? null,
    greeting: t("mail:greeting", { name: lead.name }),
    signedBy: department,
  });
}

/** To a department's mailbox. One that has none finds the lead in its queue; the administrators' first screen says so. */
export async function mailDepartment(
  tx: Transaction,
  posting: Posting,
  code: string,
  letter: Letter,
): Promise<void> {
  const mailbox = mailboxOf(posting.facts, code);
  if (mailbox) await mailReader(tx, posting, mailbox, letter);
}

/** Somebody of the house, or a mailbox of it: who is greeted how, in which language. */
export type Reader = { to: string; language: Language; greeting: string };

export async function mailReader(
  tx: Transaction,
  posting: Omit<Posting, "facts">,
  { to, language, greeting }: Reader,
  letter: Letter,
): Promise<void> {
  const signedBy = translator(language).t("mail:office");
  await post(tx, posting, { ...letter, to, language, greeting, signedBy });
}

/** One of the staff, in the language of their screens. */
export function staffReader(person: { email: string; name: string; language: string }): Reader {
  const language = isLanguage(person.language) ? person.language : houseLanguage;
  const greeting = translator(language).t("mail:greeting", { name: person.name });
  return { to: person.email, language, greeting };
}

/** The mailbox of a department; null when it has none. */
export function mailboxOf(facts: Facts, code: string): Reader | null {
  const mailbox = facts.departments.get(code)?.mailbox;
  if (!mailbox) return null;
  const department = departmentName(facts, code, houseLanguage);
  const greeting = houseLocale().t("mail:greetingOffice", { department });
  return { to: mailbox, language: houseLanguage, greeting };
}

/** A lead's page on the desk. */
export function deskLink(way: MailDeps, code: string, text: string): MailBlock {
  return { link: { text, href: way.publicUrl + paths.lead(code) } };
}

/** The submitter's own page, by its secret link. */
export function trackLink(way: MailDeps, lang: Language, track: string, text: string): MailBlock {
  return { link: { text, href: way.publicUrl + paths.tracked(lang, track) } };
}

export function departmentName(facts: Facts, code: string, lang: Language): string {
  const department = facts.departments.get(code);
  return department ? bodyName(department.name, lang) : code;
}

export function houseLocale(): Locale {
  return translator(houseLanguage);
}

export function submitterLocale({ language }: { language: string }): Locale {
  return translator(isLanguage(language) ? language : defaultLanguage);
}

type Addressed = Letter & {
  to: string;
  replyTo?: string | null;
  language: Language;
  greeting: string;
  signedBy: string;
};

async function post(
  tx: Transaction,
  { now, way }: Omit<Posting, "facts">,
  { template, leadId, subject, blocks, to, replyTo = null, language, greeting, signedBy }: Addressed,
): Promise<void> {
  // The lines of a signature are set by its language, in its text.
  const signOff = translator(language).t("mail:signOff", { department: signedBy }).split("\n");
  const mail = { template, language, to, replyTo, leadId, content: { subject, greeting, blocks, signOff } };
  await queueMail(tx, mail, { now, smtp: way.smtp, from: way.from });
}
