import type { Connection, Database } from "~/infra/db/client.server";
import { recordAudit } from "./audit.server";
import { makeOneTimeLink } from "./passwords.server";
import { endSessions } from "./sessions.server";

/** An account with every right over the house and a one-time password for it. */
export type NewAdministrator = { email: string; oneTimePassword: string };

/**
 * At the first start, when there is no staff at all: the administrator who makes the others.
 * @returns null when somebody is there. Two processes that start at once make one account between them.
 */
export async function ensureFirstAdministrator(
  db: Database,
  publicUrl: string | null,
  now: Date,
): Promise<NewAdministrator | null> {
  if ((await db.staff.count()) > 0) return null;
  const host = publicUrl ? new URL(publicUrl).hostname : "";
  const email = `admin@${host.includes(".") && !/^[\d.]+$/.test(host) ? host : "vamco.local"}`;
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE staff IN SHARE ROW EXCLUSIVE MODE`;
    return (await tx.staff.count()) > 0 ? null : makeAdministrator(tx, email, now);
  });
}

/** Makes an administrator, or gives an existing account that role and a new one-time password. */
export async function makeAdministrator(tx: Connection, email: string, now: Date): Promise<NewAdministrator> {
  const staff = await tx.staff.upsert({
    where: { email },
    create: { email, name: email.split("@")[0] ?? email, role: "administrator", createdAt: now },
    update: { role: "administrator", disabledAt: null },
  });
  const oneTimePassword = await makeOneTimeLink(tx, staff.id, now);
  await recordAudit(
    tx,
    { kind: "staff-created", staffId: null, data: { id: staff.id, role: "administrator" } },
    now,
  );
  return { email, oneTimePassword };
}

/** A new one-time password for any account, by the operator: for whom no administrator is left to ask. */
export async function resetPassword(
  db: Database,
  email: string,
  now: Date,
): Promise<NewAdministrator | null> {
  return db.$transaction(async (tx) => {
    const staff = await tx.staff.findUnique({ where: { email } });
    if (!staff) return null;
    // Whoever lost the password may have lost the telephone as well; whoever stole it is out.
    await tx.staff.update({
      where: { id: staff.id },
      data: { passwordHash: null, totpSecret: null, disabledAt: null },
    });
    await endSessions(tx, staff.id);
    await recordAudit(tx, { kind: "link-made", staffId: null, data: { id: staff.id } }, now);
    return { email, oneTimePassword: await makeOneTimeLink(tx, staff.id, now) };
  });
}
