import { readReceiptCode } from "~/core/leads/receipt-code";
import type { StaffActor } from "~/core/policy/may";
import type { Localised } from "~/core/shared/localised";
import type { Database } from "~/infra/db/client.server";
import { readFacts } from "../reference/facts.server";

export type PassedOn = { code: string; department: Localised; since: Date };

/**
 * Where a lead went that the actor's department once led: who has it, since when, and nothing else of it. Null for
 * leads that were never theirs, which stay as if they did not exist.
 */
export async function findPassedOn(
  db: Database,
  actor: StaffActor,
  typedCode: string,
): Promise<PassedOn | null> {
  const code = readReceiptCode(typedCode);
  if (!code || !actor.department) return null;
  const lead = await db.lead.findUnique({
    where: { code },
    select: { assignments: { orderBy: { id: "desc" }, select: { departmentCode: true, at: true } } },
  });
  const [latest, ...before] = lead?.assignments ?? [];
  const led = before.some(({ departmentCode }) => departmentCode === actor.department);
  if (!latest || !led) return null;
  const facts = await readFacts(db);
  const name = facts.departments.get(latest.departmentCode)?.name ?? { en: latest.departmentCode };
  return { code, department: name, since: latest.at };
}
