import { type SessionTimes, sessionIsOver, sightingIsDue } from "~/core/accounts/session";
import { isRole } from "~/core/accounts/staff-form";
import type { StaffActor } from "~/core/policy/may";
import { defaultLanguage, isLanguage, type Language } from "~/core/shared/language";
import { hashToken, newSessionId } from "~/infra/auth/tokens.server";
import type { Connection, Database } from "~/infra/db/client.server";
import { recordAudit } from "./audit.server";

/** From where somebody signed in, as it is shown to that person. */
export type Visitor = { address: string; userAgent: string };

/** Whose session it is. `secondFactor` says whether this person has one. */
export type SignedIn = {
  actor: StaffActor;
  staff: {
    id: number;
    email: string;
    name: string;
    language: Language;
    departmentCode: string | null;
    secondFactor: boolean;
  };
  session: SessionTimes & { idHash: string };
};

/** A new session under a new id, which is told once. */
export async function beginSession(
  tx: Connection,
  staffId: number,
  visitor: Visitor,
  pendingTotp: boolean,
  now: Date,
): Promise<string> {
  const id = newSessionId();
  await tx.session.create({
    data: {
      idHash: hashToken(id),
      staffId,
      createdAt: now,
      lastSeenAt: now,
      pendingTotp,
      userAgent: visitor.userAgent.slice(0, 300),
      address: visitor.address.slice(0, 60),
    },
  });
  return id;
}

/**
 * The person whose session has this id, and null when it is nobody's, over, or that of a disabled account.
 * @param askedBy a `page` that keeps itself up to date is nobody at the desk, and does not keep the session alive.
 */
export async function findSession(
  db: Database,
  id: string,
  now: Date,
  askedBy: "person" | "page" = "person",
): Promise<SignedIn | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(id)) return null;
  const idHash = hashToken(id);
  const row = await db.session.findUnique({ where: { idHash }, include: { staff: true } });
  if (!row || row.staff.disabledAt || sessionIsOver(row, now)) return null;
  const { staff } = row;
  if (!isRole(staff.role)) return null;
  if (askedBy === "person" && !row.pendingTotp && sightingIsDue(row.lastSeenAt, now)) {
    // Being seen is a courtesy to the idle rule: a database that cannot write still shows pages.
    await db.session.updateMany({ where: { idHash }, data: { lastSeenAt: now } }).catch(() => {});
  }
  return {
    actor: { kind: "staff", id: staff.id, role: staff.role, department: staff.departmentCode ?? "" },
    staff: {
      id: staff.id,
      email: staff.email,
      name: staff.name,
      language: isLanguage(staff.language) ? staff.language : defaultLanguage,
      departmentCode: staff.departmentCode,
      secondFactor: staff.totpSecret !== null,
    },
    session: {
      idHash,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      pendingTotp: row.pendingTotp,
    },
  };
}

/** Ends sessions of one person: all, all but one, or one. Effective with the next request. */
export async function endSessions(
  tx: Connection,
  staffId: number,
  which: { but?: string; only?: string } = {},
): Promise<number> {
  const idHash = which.only ? which.only : which.but ? { not: which.but } : undefined;
  const { count } = await tx.session.deleteMany({ where: { staffId, ...(idHash ? { idHash } : {}) } });
  return count;
}

/** One ends a session of one's own: by its hash, since its id is known to its browser alone. */
export async function endOwnSession(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  idHash: string,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const ended = await endSessions(tx, actor.id, { only: idHash });
    if (ended > 0) await recordAudit(tx, { kind: "session-ended", staffId: actor.id }, now);
    return ended > 0;
  });
}

export async function signOut(db: Database, signedIn: SignedIn, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await endSessions(tx, signedIn.staff.id, { only: signedIn.session.idHash });
    await recordAudit(tx, { kind: "signed-out", staffId: signedIn.staff.id }, now);
  });
}

/** The sessions of one person that are still good, newest first. */
export async function listSessions(db: Database, staffId: number, now: Date) {
  const rows = await db.session.findMany({
    where: { staffId, pendingTotp: false },
    orderBy: { lastSeenAt: "desc" },
  });
  return rows.filter((row) => !sessionIsOver(row, now));
}

/** Whether a session is still good for the same person in the same role; asking is not being seen. */
export async function sessionLives(
  db: Database,
  idHash: string,
  actor: StaffActor,
  now: Date,
): Promise<boolean> {
  const row = await db.session.findUnique({ where: { idHash }, include: { staff: true } });
  if (!row || row.staff.disabledAt || sessionIsOver(row, now)) return false;
  return row.staff.role === actor.role && (row.staff.departmentCode ?? "") === actor.department;
}
