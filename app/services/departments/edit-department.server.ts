import { cleanEmail, cleanLine, isEmail, isPhone } from "~/core/leads/clean";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
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

/** What was edited here stays when the reference data is loaded again. @returns false for a code that is none. */
export async function editDepartment(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  code: string,
  reach: Reach,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.department.updateMany({
      where: { code },
      data: {
        mailbox: reach.mailbox || null,
        phone: reach.phone || null,
        address: reach.address || null,
        hours: reach.hours || null,
        editedAt: now,
      },
    });
    if (count === 0) return false;
    await touchCatalogue(tx);
    await recordAudit(tx, { kind: "department-edited", staffId: actor.id, data: { code, ...reach } }, now);
    return true;
  });
}
