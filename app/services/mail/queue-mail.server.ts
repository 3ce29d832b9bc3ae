import { createHash } from "node:crypto";
import type { Language } from "~/core/shared/language";
import type { Transaction } from "~/infra/db/client.server";
import { enqueue } from "~/infra/jobs/queue.server";
import type { MailContent } from "./mail-content";
import { renderMail } from "./render-mail.server";

export type NewMail = {
  /** What kind of mail it is: "receipt", "department-notice", … */
  template: string;
  language: Language;
  to: string;
  leadId: number | null;
  content: MailContent;
};

/** How mails leave this installation: `smtp` false keeps them in the outbox, `from` is the sender's address. */
export type MailWay = { now: Date; smtp: boolean; from: string };

/**
 * Puts a mail into the transaction of what it tells of: it is written if and only if that was committed. With SMTP a
 * job sends it; without, the outbox is the mailbox.
 */
export async function queueMail(tx: Transaction, mail: NewMail, way: MailWay): Promise<{ id: number }> {
  const { text, html } = renderMail(mail.content, mail.language);
  const { id } = await tx.mail.create({
    data: {
      leadId: mail.leadId,
      template: mail.template,
      language: mail.language,
      to: mail.to,
      subject: mail.content.subject,
      text,
      html,
      messageId: messageId(mail, text, way),
      state: way.smtp ? "queued" : "kept",
      createdAt: way.now,
    },
    select: { id: true },
  });
  if (way.smtp) await enqueue(tx, "send-mail", { mailId: id });
  return { id };
}

/** The same mail has the same Message-ID however often it is tried, so that a mailbox can tell a repetition. */
function messageId(mail: NewMail, text: string, { now, from }: MailWay): string {
  const said = [mail.template, mail.leadId, mail.to, mail.content.subject, text, now.toISOString()];
  const hash = createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 40);
  return `<${hash}@${hostOf(from)}>`;
}

/** "Vàm Cỏ <vamco@tayninh.example>" → "tayninh.example" */
function hostOf(from: string): string {
  return /@([^@<>\s]+)>?$/.exec(from)?.[1] ?? "localhost.invalid";
}
