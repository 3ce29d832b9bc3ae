import type { Database } from "~/infra/db/client.server";
import type { MailTransport } from "~/infra/mail/transport.server";

/** Thrown so that the job is tried again later, with growing pauses. The mail's row says why. */
export class MailDelayed extends Error {}

const cutOnce = "cut off while sending: it may have arrived, and is sent once more";
const cutTwice = "cut off while sending, twice: it may have arrived, and is not sent again by itself";

/**
 * Sends one mail of the outbox. The row is marked `unknown` before the first byte leaves, so that a process killed in
 * between is seen. A mail cut off after its text had gone out is repeated once, with the same Message-ID: nothing is
 * lost, and nobody gets it more than twice (between the final dot and the server's answer SMTP cannot do better,
 * RFC 1047). 5xx is a refusal: not repeated, written into the lead's history. Without a mail server (`transport` is null)
 * a mail from a time that had one is kept, and is sent with the others that are.
 * @throws MailDelayed when it should be tried again.
 */
export async function sendMail(
  { db, now, transport, from }: { db: Database; now: Date; transport: MailTransport | null; from: string },
  mailId: number,
): Promise<void> {
  const mail = await db.mail.findUnique({ where: { id: mailId } });
  if (!mail || (mail.state !== "queued" && mail.state !== "unknown") || mail.error === cutTwice) return;
  if (!transport) {
    await db.mail.updateMany({
      where: { id: mailId, state: "queued" },
      data: { state: "kept", error: null },
    });
    return;
  }
  const isRepeat = mail.state === "unknown";
  // Two workers with the same job: one of them takes it.
  const { count } = await db.mail.updateMany({
    where: { id: mailId, state: mail.state, attempts: mail.attempts },
    data: {
      state: "unknown",
      attempts: { increment: 1 },
      triedAt: now,
      error: isRepeat ? cutTwice : cutOnce,
    },
  });
  if (count === 0) return;

  const { to, replyTo, subject, text, html, messageId, language } = mail;
  const delivery = await transport.send({ from, to, replyTo, subject, text, html, messageId, language });
  switch (delivery.kind) {
    case "sent":
      await db.mail.update({ where: { id: mailId }, data: { state: "sent", sentAt: now, error: null } });
      return;
    case "refused":
      await refuse(db, { id: mailId, leadId: mail.leadId, to }, delivery.error, now);
      return;
    case "later":
      await db.mail.update({
        where: { id: mailId },
        data: isRepeat ? { error: cutOnce } : { state: "queued", error: delivery.error.slice(0, 1_000) },
      });
      throw new MailDelayed(delivery.error);
    case "unknown":
      if (!isRepeat) throw new MailDelayed(delivery.error);
  }
}

async function refuse(
  db: Database,
  mail: { id: number; leadId: number | null; to: string },
  error: string,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.mail.update({ where: { id: mail.id }, data: { state: "failed", error: error.slice(0, 1_000) } });
    if (mail.leadId === null) return;
    const data = { mailId: mail.id, to: mail.to };
    await tx.leadEvent.create({ data: { leadId: mail.leadId, kind: "mail-failed", at: now, data } });
  });
}
