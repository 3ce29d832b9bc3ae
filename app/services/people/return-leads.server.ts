import { openStates } from "~/core/leads/lead";
import type { Transaction } from "~/infra/db/client.server";
import { fillFreePlaces, lockDepartments } from "./assign-person.server";

type Leaving = { id: number; departmentCode: string | null };

/**
 * Locks what somebody's going touches – the open leads, then their departments and `also` – before the person's own row
 * is changed, so that it meets no lead half-way that is being given out at this moment.
 */
export async function holdDesk(tx: Transaction, person: Leaving, also: string | null = null): Promise<void> {
  const leads = await tx.$queryRaw<{ departmentCode: string }[]>`
    SELECT "departmentCode" FROM lead WHERE "assigneeId" = ${person.id} AND state = ANY(${[...openStates]})
    ORDER BY id FOR UPDATE`;
  const departments = [person.departmentCode, also, ...leads.map((lead) => lead.departmentCode)];
  await lockDepartments(
    tx,
    departments.filter((code) => code !== null),
  );
}

/**
 * The open leads of somebody who is not there any more go back to their department and are given out again, each with
 * an event. Called after `holdDesk`, and after the account was closed or has moved to another department. A lead that
 * somebody else changes at this moment is passed over; the worker's pass comes back for it.
 */
export async function returnLeads(
  tx: Transaction,
  person: Leaving,
  by: { actorId: number | null; now: Date },
): Promise<number> {
  const leads = await tx.$queryRaw<{ id: number; departmentCode: string }[]>`
    SELECT id, "departmentCode" FROM lead WHERE "assigneeId" = ${person.id} AND state = ANY(${[...openStates]})
    ORDER BY id FOR UPDATE SKIP LOCKED`;
  await tx.lead.updateMany({
    where: { id: { in: leads.map(({ id }) => id) } },
    data: { assigneeId: null, version: { increment: 1 } },
  });
  await tx.leadEvent.createMany({
    data: leads.map(({ id }) => ({
      leadId: id,
      kind: "unassigned",
      at: by.now,
      staffId: by.actorId,
      data: { staffId: person.id },
    })),
  });
  for (const department of new Set(leads.map((lead) => lead.departmentCode)))
    await fillFreePlaces(tx, department, by.now);
  return leads.length;
}
