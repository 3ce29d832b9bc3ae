import { cleanEmail, cleanLine, isEmail, isPhone } from "~/core/leads/clean";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { type Edit, formStamp } from "../form-stamp.server";
import { touchCatalogue } from "../reference/catalogue-version.server";

/** How a department is reached. Its names and remit come from what it publishes, with their source, and stay. */
export type Reach = { mailbox: string; phone: string; address: string; hours: string };
export type ReachErrors = Partial<Record<keyof Reach, "email.invalid" | "phone.invalid">>;

/** Empty fields mean: not known, and the pages say so. */
export function readReach(typed: Reach): { reach: Reach; errors: ReachErrors } {
  const reach = {
    mailbox: cleanEmail(typed.mailbox).toLowerCase().slice(0, 254),
    phone: cleanLine(typed.phone).slice(0, 100),
    address: cleanLine(typed.address).slice(0, 300),
    hours: cleanLine(typed.hours).slice(0, 300),
  };
  const errors: ReachErrors = {};
  if (reach.mailbox && !isEmail(reach.mailbox)) errors.mailbox = "email.invalid";
  if (reach.phone && !isPhone(reach.phone)) errors.phone = "phone.invalid";
  return { reach, errors };
}

export function reachStamp(reach: { [Part in keyof Reach]: string | null }): string {
  return formStamp([reach.mailbox || null, reach.phone || null, reach.address || null, reach.hours || null]);
}

/**
 * What was edited here stays when the reference data is loaded again.
 * @param seen the stamp of what the form was made from (`reachStamp`): a reorganisation moves mailboxes, too.
 */
export async function editDepartment(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  code: string,
  reach: Reach,
  seen: string,
): Promise<Edit> {
  return db.$transaction(async (tx): Promise<Edit> => {
    await tx.$queryRaw`SELECT code FROM department WHERE code = ${code} FOR UPDATE`;
    const before = await tx.department.findUnique({ where: { code } });
    if (!before) return "unknown";
    if (reachStamp(before) !== seen) return "outrun";
    await tx.department.update({
      where: { code },
      data: {
        mailbox: reach.mailbox || null,
        phone: reach.phone || null,
        address: reach.address || null,
        hours: reach.hours || null,
        editedAt: now,
      },
    });
    await touchCatalogue(tx);
    await recordAudit(tx, { kind: "department-edited", staffId: actor.id, data: { code, ...reach } }, now);
    return "done";
  });
}
