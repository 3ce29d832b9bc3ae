import { vietnamDate } from "~/core/deadlines/calendar";
import { isOpen } from "~/core/departments/department";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";

/**
 * Whether a department can be given a lead, held so until the transaction ends: a reorganisation that would close it
 * waits, and one that is being carried out is waited for. What a process holds in memory may be a moment older.
 */
export async function holdOpenDepartment(tx: Transaction, code: string, now: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ validFrom: Date | null; validTo: Date | null }[]>`
    SELECT "validFrom", "validTo" FROM department WHERE code = ${code} FOR KEY SHARE`;
  if (!row) return false;
  return isOpen({ validFrom: isoDay(row.validFrom), validTo: isoDay(row.validTo) }, vietnamDate(now));
}
