import { type PasswordProblem, passwordProblem } from "~/core/accounts/password";
import { hashPassword, passwordMatches } from "~/infra/auth/passwords.server";
import { hashToken, newOneTimeToken, plainToken } from "~/infra/auth/tokens.server";
import type { Connection, Database } from "~/infra/db/client.server";
import { recordAudit } from "./audit.server";
import { beginSession, endSessions, type SignedIn, type Visitor } from "./sessions.server";

/** How long a one-time link or password is good: over a weekend, not over a holiday. */
export const linkHours = 72;

/** A new one-time link for an account; those before it are good no longer. @returns its secret, which is told once. */
export async function makeOneTimeLink(tx: Connection, staffId: number, now: Date): Promise<string> {
  const token = newOneTimeToken();
  await tx.signInLink.deleteMany({ where: { staffId, usedAt: null } });
  await tx.signInLink.create({
    data: {
      tokenHash: hashToken(plainToken(token)),
      staffId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkHours * 3_600_000),
    },
  });
  return token;
}

/** Whose one-time link it is; null when it is nobody's, used, or too old. Reading it does not use it. */
export async function readOneTimeLink(db: Connection, token: string, now: Date) {
  const link = await db.signInLink.findUnique({
    where: { tokenHash: hashToken(plainToken(token)) },
    include: { staff: { select: { id: true, email: true, name: true, disabledAt: true, totpSecret: true } } },
  });
  if (!link || link.usedAt || link.expiresAt <= now || link.staff.disabledAt) return null;
  return { tokenHash: link.tokenHash, staff: link.staff };
}

export type LinkUse =
  | { kind: "signed-in"; sessionId: string; secondFactor: boolean }
  | { kind: "refused"; problem: PasswordProblem | "password.different" }
  | { kind: "spent" };

/** Sets a password by a one-time link and signs in. All other sessions of that person end. */
export async function spendOneTimeLink(
  { db, now }: { db: Database; now: Date },
  typed: { token: string; password: string; again: string },
  visitor: Visitor,
): Promise<LinkUse> {
  const link = await readOneTimeLink(db, typed.token, now);
  if (!link) return { kind: "spent" };
  const problem = passwordProblem(typed.password, link.staff);
  if (problem) return { kind: "refused", problem };
  if (typed.password !== typed.again) return { kind: "refused", problem: "password.different" };
  const passwordHash = await hashPassword(typed.password);
  return db.$transaction(async (tx): Promise<LinkUse> => {
    // Two who send the same link at once: the second finds it used.
    const { count } = await tx.signInLink.updateMany({
      where: { tokenHash: link.tokenHash, usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) return { kind: "spent" };
    const { id } = link.staff;
    await tx.staff.update({ where: { id }, data: { passwordHash } });
    await endSessions(tx, id);
    await recordAudit(tx, { kind: "password-set", staffId: id }, now);
    // A new password does not replace the second factor.
    const secondFactor = link.staff.totpSecret !== null;
    return {
      kind: "signed-in",
      sessionId: await beginSession(tx, id, visitor, secondFactor, now),
      secondFactor,
    };
  });
}

export type PasswordChange =
  | { kind: "changed"; sessionId: string }
  | { kind: "wrong-password" }
  | { kind: "refused"; problem: PasswordProblem | "password.different" };

/** One changes one's own password: every session ends, and the one in hand goes on under a new id. */
export async function changePassword(
  { db, now }: { db: Database; now: Date },
  signedIn: SignedIn,
  typed: { current: string; password: string; again: string },
  visitor: Visitor,
): Promise<PasswordChange> {
  const { id, email, name } = signedIn.staff;
  const { passwordHash } = await db.staff.findUniqueOrThrow({ where: { id } });
  if (!(await passwordMatches(passwordHash, typed.current))) return { kind: "wrong-password" };
  const problem = passwordProblem(typed.password, { email, name });
  if (problem) return { kind: "refused", problem };
  if (typed.password !== typed.again) return { kind: "refused", problem: "password.different" };
  const next = await hashPassword(typed.password);
  return db.$transaction(async (tx): Promise<PasswordChange> => {
    await tx.staff.update({ where: { id }, data: { passwordHash: next } });
    await endSessions(tx, id);
    await recordAudit(tx, { kind: "password-changed", staffId: id }, now);
    return { kind: "changed", sessionId: await beginSession(tx, id, visitor, false, now) };
  });
}
