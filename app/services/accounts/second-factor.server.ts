import { passwordMatches } from "~/infra/auth/passwords.server";
import { isTotpSecret, totpStep } from "~/infra/auth/totp.server";
import type { Connection, Database } from "~/infra/db/client.server";
import { takeFromLimit } from "../rate-limits.server";
import { recordAudit } from "./audit.server";
import { beginSession, endSessions, type SignedIn, type Visitor } from "./sessions.server";

/** Codes have six digits, so guesses are few, whoever makes them: the password is known to him already. */
const guesses = { limit: 10, windowSeconds: 15 * 60 };

type Deps = { db: Database; now: Date; rateLimits: boolean };

export type SecondFactorResult =
  | { kind: "signed-in"; sessionId: string }
  | { kind: "refused" }
  | { kind: "throttled"; retryAfterSeconds: number };

/** The second step of signing in: the waiting session becomes a full one, under a new id. */
export async function passSecondFactor(
  { db, now, rateLimits }: Deps,
  waiting: SignedIn,
  code: string,
  visitor: Visitor,
): Promise<SecondFactorResult> {
  const { id } = waiting.staff;
  if (rateLimits) {
    const taken = await takeFromLimit(db, `second-factor:${id}`, guesses, now);
    if (!taken.allowed) return { kind: "throttled", retryAfterSeconds: taken.retryAfterSeconds };
  }
  const { totpSecret } = await db.staff.findUniqueOrThrow({ where: { id } });
  const step = totpSecret ? totpStep(totpSecret, digits(code), now) : null;
  if (step === null) return { kind: "refused" };
  return db.$transaction(async (tx): Promise<SecondFactorResult> => {
    if (!(await spendStep(tx, id, step))) return { kind: "refused" };
    await endSessions(tx, id, { only: waiting.session.idHash });
    await recordAudit(tx, { kind: "signed-in", staffId: id, data: { secondFactor: true } }, now);
    return { kind: "signed-in", sessionId: await beginSession(tx, id, visitor, false, now) };
  });
}

/** A code opens the door once: of two who send the same one at the same moment, one is refused. */
async function spendStep(tx: Connection, staffId: number, step: number): Promise<boolean> {
  const { count } = await tx.staff.updateMany({
    where: { id: staffId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

/** Sets a second factor up, once its app has shown a right code. Every other session of that person ends. */
export async function setSecondFactor(
  { db, now }: Pick<Deps, "db" | "now">,
  signedIn: SignedIn,
  typed: { secret: string; code: string },
): Promise<"set" | "wrong-code"> {
  const step = isTotpSecret(typed.secret) ? totpStep(typed.secret, digits(typed.code), now) : null;
  if (step === null) return "wrong-code";
  await db.$transaction(async (tx) => {
    const { id } = signedIn.staff;
    await tx.staff.update({ where: { id }, data: { totpSecret: typed.secret, totpLastStep: step } });
    await endSessions(tx, id, { but: signedIn.session.idHash });
    await recordAudit(tx, { kind: "second-factor-set", staffId: id }, now);
  });
  return "set";
}

/** Takes the second factor away; asks for the password again, since a session left open must not be enough. */
export async function removeSecondFactor(
  { db, now }: Pick<Deps, "db" | "now">,
  signedIn: SignedIn,
  password: string,
): Promise<"removed" | "wrong-password"> {
  const { id } = signedIn.staff;
  const { passwordHash } = await db.staff.findUniqueOrThrow({ where: { id } });
  if (!(await passwordMatches(passwordHash, password))) return "wrong-password";
  await db.$transaction(async (tx) => {
    await tx.staff.update({ where: { id }, data: { totpSecret: null } });
    await endSessions(tx, id, { but: signedIn.session.idHash });
    await recordAudit(tx, { kind: "second-factor-removed", staffId: id }, now);
  });
  return "removed";
}

function digits(code: string): string {
  return code.slice(0, 40).normalize("NFKC").replace(/\D/g, "");
}
