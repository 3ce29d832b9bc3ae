import type { Database } from "~/infra/db/client.server";
import { demoMails } from "./demo-mail";

export const mailStates = ["kept", "queued", "sent", "failed", "unknown"] as const;
export type MailState = (typeof mailStates)[number];

export const mailsPerPage = 50;

/** The outbox, newest first; of one state, or of all. What is kept is counted where it can be sent: `smtp`. */
export async function listMails(db: Database, state: MailState | null, asked: number, smtp: boolean) {
  const where = state ? { state } : {};
  const [total, kept] = await Promise.all([
    db.mail.count({ where }),
    smtp ? db.mail.count({ where: { state: "kept", NOT: demoMails } }) : 0,
  ]);
  const pages = Math.max(1, Math.ceil(total / mailsPerPage));
  const page = Math.min(asked, pages);
  const mails = await db.mail.findMany({
    where,
    orderBy: { id: "desc" },
    skip: (page - 1) * mailsPerPage,
    take: mailsPerPage,
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
  });
  return { total, kept, pages, page, mails };
}

export async function readMail(db: Database, id: number) {
  return db.mail.findUnique({ where: { id }, include: { lead: { select: { code: true } } } });
}
