import type { Database } from "~/infra/db/client.server";
import { readNewestFirst, type Turn } from "../newest-first.server";
import { demoMails } from "./demo-mail";

export const mailStates = ["kept", "queued", "sent", "failed", "unknown"] as const;
export type MailState = (typeof mailStates)[number];

const mailsPerPage = 50;

/** The outbox, newest first; of one state, or of all. */
export async function listMails(db: Database, state: MailState | null, turn: Turn) {
  return readNewestFirst(turn, mailsPerPage, ({ where, ...wanted }) =>
    db.mail.findMany({
      ...wanted,
      where: { ...where, ...(state && { state }) },
      select: {
        id: true,
        to: true,
        subject: true,
        language: true,
        state: true,
        error: true,
        createdAt: true,
        lead: { select: { code: true } },
      },
    }),
  );
}

/** How many mails were kept for want of a mail server, those of the demo apart: they are nobody's. */
export async function countKeptMails(db: Database): Promise<number> {
  return db.mail.count({ where: { state: "kept", NOT: demoMails } });
}

export async function readMail(db: Database, id: number) {
  return db.mail.findUnique({ where: { id }, include: { lead: { select: { code: true } } } });
}
