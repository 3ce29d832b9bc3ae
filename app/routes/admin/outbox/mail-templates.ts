import type { Locale } from "~/i18n/locale";

/** The kinds of mail that the house writes, each with a name in `desk:outbox.templates`. */
const mailTemplates = [
  "receipt",
  "tracking-link",
  "question",
  "answer",
  "extension",
  "forwarded",
  "withdrawal",
  "department-notice",
  "department-replied",
  "department-withdrawn",
  "department-forward",
  "task",
  "task-answered",
  "lead-given",
  "reminder",
  "daily-report",
  "calendar-missing",
  "rules-submitted",
  "staff-link",
] as const;

/** What a mail is, in words. */
export function mailName(template: string, { t }: Pick<Locale, "t">): string {
  const known = mailTemplates.find((name) => name === template);
  return known ? t(`desk:outbox.templates.${known}`) : template;
}
