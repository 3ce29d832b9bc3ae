/** The kinds of mail that the house writes, each with a name in `desk:outbox.templates`. */
export const mailTemplates = [
  "receipt",
  "tracking-link",
  "question",
  "answer",
  "forwarded",
  "withdrawal",
  "department-notice",
  "department-replied",
  "department-withdrawn",
  "department-forward",
  "calendar-missing",
  "rules-submitted",
  "staff-link",
] as const;
