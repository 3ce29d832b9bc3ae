import type { Connection } from "~/infra/db/client.server";

export type Limit = { limit: number; windowSeconds: number };
export type Taken = { allowed: boolean; retryAfterSeconds: number };

/**
 * Takes one from what `key` may do within a window. One upsert: of many at the same moment exactly `limit` pass, in
 * whichever process they run. The window begins with the first that is taken, and all is given back when it ends.
 */
export async function takeFromLimit(
  db: Connection,
  key: string,
  { limit, windowSeconds }: Limit,
  now: Date,
): Promise<Taken> {
  const windowBegan = new Date(now.getTime() - windowSeconds * 1000);
  const [row] = await db.$queryRaw<{ count: number; windowStart: Date }[]>`
    INSERT INTO rate_limit AS held (key, "windowStart", count) VALUES (${key}, ${now}, 1)
    ON CONFLICT (key) DO UPDATE SET
      "windowStart" = CASE WHEN held."windowStart" <= ${windowBegan} THEN ${now} ELSE held."windowStart" END,
      count = CASE WHEN held."windowStart" <= ${windowBegan} THEN 1 ELSE held.count + 1 END
    RETURNING count, "windowStart"`;
  if (!row || row.count <= limit) return { allowed: true, retryAfterSeconds: 0 };
  const endsMs = row.windowStart.getTime() + windowSeconds * 1000;
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((endsMs - now.getTime()) / 1000)) };
}

/** An address as limits count it: IPv6 by its /64, which one household or one attacker has whole. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const front = head.split(":").filter(Boolean);
  const back = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array.from({ length: zeros }, () => "0"), ...back].slice(0, 4).join(":");
}
