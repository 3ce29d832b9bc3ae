import { createHmac } from "node:crypto";
import type { Connection } from "~/infra/db/client.server";
import { type Limit, type Taken, takeFromLimit } from "../rate-limits.server";

/**
 * What strangers may do how often. Wide enough for a trade fair behind one address, narrow enough that nobody fills
 * the desks or a stranger's mailbox.
 */
const limits = {
  "proposal-by-address": { limit: 20, windowSeconds: 3_600 },
  "proposal-by-email": { limit: 5, windowSeconds: 3_600 },
  "draft-by-address": { limit: 300, windowSeconds: 3_600 },
  "link-by-address": { limit: 10, windowSeconds: 3_600 },
  "link-by-code": { limit: 3, windowSeconds: 86_400 },
} as const satisfies Record<string, Limit>;

/** Takes one from a limit. `whose` is kept as a keyed hash only: addresses of people are not collected here. */
export function takePublic(
  { db, now, secret }: { db: Connection; now: Date; secret: string },
  limit: keyof typeof limits,
  whose: string,
): Promise<Taken> {
  const hash = createHmac("sha256", secret).update(`limit:${whose}`).digest("base64url").slice(0, 22);
  return takeFromLimit(db, `${limit}:${hash}`, limits[limit], now);
}
