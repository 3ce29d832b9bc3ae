import type { Database } from "~/infra/db/client.server";
import { readNewestFirst, type Turn } from "../newest-first.server";

const staffShown = {
  id: true,
  email: true,
  name: true,
  role: true,
  departmentCode: true,
  language: true,
  demo: true,
  disabledAt: true,
  passwordHash: true,
  totpSecret: true,
} as const;

type Row = { passwordHash: string | null; totpSecret: string | null };

/** Whether somebody has a password and a second factor; never what they are. */
function withoutSecrets<R extends Row>({ passwordHash, totpSecret, ...shown }: R) {
  return { ...shown, hasPassword: passwordHash !== null, hasSecondFactor: totpSecret !== null };
}

/** Everybody who has an account, those who can sign in first. */
export async function listStaff(db: Database) {
  const rows = await db.staff.findMany({ select: staffShown, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows
    .map(withoutSecrets)
    .sort((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null));
}

export async function readStaff(db: Database, id: number) {
  const row = await db.staff.findUnique({ where: { id }, select: staffShown });
  return row ? withoutSecrets(row) : null;
}

const auditRows = 100;

/** The audit trail, newest first, `auditRows` a page. */
export async function readAudit(db: Database, turn: Turn) {
  const page = await readNewestFirst(turn, auditRows, (wanted) => db.auditEvent.findMany(wanted));
  const events = page.rows;
  const numbers = (name: string) =>
    events.map((event) => Number(Reflect.get(Object(event.data), name))).filter(Number.isInteger);
  const ids = [...events.map(({ staffId }) => staffId ?? 0), ...numbers("id"), ...numbers("deputyId")];
  const people = await db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return {
    events,
    newer: page.newer,
    older: page.older,
    names: new Map(people.map((p) => [p.id, p.name])),
    /** The versions of the rules that the events speak of. */
    versions: [...new Set(numbers("version"))],
  };
}
