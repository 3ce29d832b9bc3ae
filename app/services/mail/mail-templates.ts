/** The kinds of mail that the house writes; each has its name in `desk:outbox.templates`. */
export const mailTemplates = [
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
export type MailTemplate = (typeof mailTemplates)[number];
