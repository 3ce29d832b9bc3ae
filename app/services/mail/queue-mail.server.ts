import type { Language } from "~/core/shared/language";
import { newMessageName } from "~/infra/auth/tokens.server";
import type { Transaction } from "~/infra/db/client.server";
import { enqueue } from "~/infra/jobs/queue.server";
import { isDemoMail } from "./demo-mail";
import type { MailContent } from "./mail-content";
import type { MailTemplate } from "./mail-templates";
import { renderMail } from "./render-mail.server";

export type NewMail = {
  template: MailTemplate;
  language: Language;
  to: string;
  /** The mailbox that answers go to; that of MAIL_FROM when there is none. */
  replyTo?: string | null;
  leadId: number | null;
  content: MailContent;
};

/** How mails leave this installation: `smtp` false keeps them in the outbox, `from` is the sender's address. */
export type MailWay = { now: Date; smtp: boolean; from: string };

/**
 * Puts a mail into the transaction of what it tells of: it is written if and only if that was committed. With SMTP a
 * job sends it; without, and for the demo, the outbox is the mailbox. Its Message-ID is made once, here, by chance alone: two mails of one
 * lead that say the same in the same millisecond are two, and one that is tried again is the same to a mailbox.
 */
export async function queueMail(tx: Transaction, mail: NewMail, way: MailWay): Promise<{ id: number }> {
  const { text, html } = renderMail(mail.content, mail.language);
  const leaves = way.smtp && !(await isDemoMail(tx, mail));
  const { id } = await tx.mail.create({
    data: {
      leadId: mail.leadId,
      template: mail.template,
      language: mail.language,
      to: mail.to,
      replyTo: mail.replyTo ?? null,
      subject: mail.content.subject,
      text,
      html,
      messageId: `<${newMessageName()}@${hostOf(way.from)}>`,
      state: leaves ? "queued" : "kept",
      createdAt: way.now,
    },
    select: { id: true },
  });
  if (leaves) await enqueue(tx, "send-mail", { mailId: id });
  return { id };
}

/** "Vàm Cỏ <vamco@tayninh.example>" → "tayninh.example" */
function hostOf(from: string): string {
  return /@([^@<>\s]+)>?$/.exec(from)?.[1] ?? "localhost.invalid";
}
