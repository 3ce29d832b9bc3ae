import { readEmail } from "~/core/accounts/staff-form";
import { passwordMatches } from "~/infra/auth/passwords.server";
import { hashToken, plainToken } from "~/infra/auth/tokens.server";
import type { Database } from "~/infra/db/client.server";
import { networkOf, takeFromLimit } from "../rate-limits.server";
import { recordAudit } from "./audit.server";
import { beginSession, type Visitor } from "./sessions.server";

export type SignInResult =
  | { kind: "signed-in"; sessionId: string; secondFactor: boolean }
  /** The password was a one-time one: a password of one's own must be set with it first. */
  | { kind: "one-time"; token: string }
  | { kind: "refused" }
  | { kind: "throttled"; retryAfterSeconds: number };

/**
 * By account and address together, so that a stranger's attempts never lock the owner out elsewhere; by address alone,
 * so that trying many accounts from one place is slow.
 */
const limits = {
  pair: { limit: 10, windowSeconds: 15 * 60 },
  address: { limit: 100, windowSeconds: 15 * 60 },
};

/** Whoever the account is and whether there is one: the same queries, one password check, the same answer. */
export async function signIn(
  { db, now, rateLimits }: { db: Database; now: Date; rateLimits: boolean },
  typed: { email: string; password: string },
  visitor: Visitor,
): Promise<SignInResult> {
  const email = readEmail(typed.email) ?? "";
  if (rateLimits) {
    const wait = await throttled(db, email, visitor, now);
    if (wait > 0) return { kind: "throttled", retryAfterSeconds: wait };
  }
  const password = typed.password.slice(0, 1_000);
  const staff = await db.staff.findUnique({ where: { email } });
  const usable = staff && !staff.disabledAt ? staff : null;
  const token = plainToken(password);
  const [matches, link] = await Promise.all([
    passwordMatches(usable?.passwordHash ?? null, password),
    db.signInLink.findFirst({
      where: { tokenHash: hashToken(token), staffId: usable?.id ?? 0, usedAt: null, expiresAt: { gt: now } },
    }),
  ]);
  if (usable && link) return { kind: "one-time", token };
  if (!usable || !matches) return { kind: "refused" };
  const secondFactor = usable.totpSecret !== null;
  const sessionId = await db.$transaction(async (tx) => {
    if (!secondFactor) await recordAudit(tx, { kind: "signed-in", staffId: usable.id }, now);
    return beginSession(tx, usable.id, visitor, secondFactor, now);
  });
  return { kind: "signed-in", sessionId, secondFactor };
}

async function throttled(db: Database, email: string, visitor: Visitor, now: Date): Promise<number> {
  const place = networkOf(visitor.address);
  const pair = await takeFromLimit(db, `sign-in:${hashToken(email).slice(0, 32)}:${place}`, limits.pair, now);
  const address = await takeFromLimit(db, `sign-in:${place}`, limits.address, now);
  return Math.max(pair.retryAfterSeconds, address.retryAfterSeconds);
}
