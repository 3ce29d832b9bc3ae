import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { enqueue } from "~/infra/jobs/queue.server";
import { recordAudit } from "../accounts/audit.server";
import { demoMails } from "./demo-mail";

type Deps = { db: Database; now: Date; actor: StaffActor };

/** Whether somebody may send it again by hand: not what was sent, and not what is about to go by itself. */
export function isResendable(mail: { state: string; error: string | null }): boolean {
  return (
    ["kept", "failed", "unknown"].includes(mail.state) || (mail.state === "queued" && mail.error !== null)
  );
}

/** Puts a mail into the queue again, under the Message-ID that it has. @returns false when there is nothing to send. */
export async function resendMail({ db, now, actor }: Deps, mailId: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const mail = await tx.mail.findUnique({ where: { id: mailId } });
    if (!mail || !isResendable(mail)) return false;
    const { count } = await tx.mail.updateMany({
      where: { id: mailId, state: mail.state, attempts: mail.attempts },
      data: { state: "queued", error: null },
    });
    if (count === 0) return false;
    await enqueue(tx, "send-mail", { mailId });
    await recordAudit(tx, { kind: "mail-resent", staffId: actor.id, data: { mailId } }, now);
    return true;
  });
}

/** Sends what was kept while there was no mail server. @returns how many. */
export async function sendKeptMails({ db, now, actor }: Deps): Promise<number> {
  return db.$transaction(async (tx) => {
    const kept = await tx.mail.findMany({
      where: { state: "kept", NOT: demoMails },
      orderBy: { id: "asc" },
      take: 500,
      select: { id: true },
    });
    for (const { id } of kept) {
      await tx.mail.update({ where: { id }, data: { state: "queued" } });
      await enqueue(tx, "send-mail", { mailId: id });
    }
    if (kept.length > 0) {
      await recordAudit(tx, { kind: "mail-resent", staffId: actor.id, data: { count: kept.length } }, now);
    }
    return kept.length;
  });
}
