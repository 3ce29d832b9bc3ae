/** A fact of a mail: its label, its value. */
export type MailFact = [label: string, value: string];

export type MailBlock =
  /** A paragraph; line breaks are kept (a question as it was typed). */
  { text: string } | { facts: MailFact[] } | { link: { text: string; href: string } };

/** What a mail says, in one language and without any form: text and HTML are made of the same words. */
export type MailContent = {
  subject: string;
  greeting: string;
  blocks: MailBlock[];
  /** One line each. */
  signOff: string[];
};
