import { longestMs } from "~/core/accounts/session";
import type { Database } from "~/infra/db/client.server";
import { deleteOldDrafts } from "../intake/intake-drafts.server";

const day = 86_400_000;

/** Takes away what is over: drafts of proposals, sessions, one-time links, rate limits and heartbeats that nothing asks for any more. */
export async function cleanUp(db: Database, now: Date): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  await deleteOldDrafts(db, now);
  await db.session.deleteMany({ where: { createdAt: { lt: ago(longestMs) } } });
  await db.signInLink.deleteMany({ where: { expiresAt: { lt: ago(30 * day) } } });
  await db.rateLimit.deleteMany({ where: { windowStart: { lt: ago(2 * day) } } });
  await db.workerHeartbeat.deleteMany({ where: { at: { lt: ago(day) } } });
}
