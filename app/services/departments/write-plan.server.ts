import type { ReorganisationPlan, ReorganisationRequest } from "~/core/departments/reorganisation";
import type { Localised } from "~/core/shared/localised";
import type { Transaction } from "~/infra/db/client.server";
import { dateOf } from "../date-columns";
import type { Doing } from "./holdings.server";

/**
 * The leads of a plan, in three statements however many they are: who holds them, a row that says so, an event. Neither
 * the due date nor the state is touched. The version is raised, so that whoever has such a lead on the screen is told.
 * A lead whose person does not come along waits for somebody of its new department, with as long to find one as any that
 * is passed on (`assignBy`). The worker's pass over people gives such leads out, and fills the places that they left:
 * a thousand at once would hold up this transaction, and with it everybody who changes a lead.
 */
export async function moveLeads(
  tx: Transaction,
  { leads }: ReorganisationPlan,
  { id, by, now, assignBy }: Doing & { assignBy: string | null },
): Promise<void> {
  const moves = JSON.stringify(
    leads.map(({ coordinating, clock, ...lead }) => ({
      ...lead,
      after: coordinating?.after ?? null,
      waits: clock !== null,
    })),
  );
  await tx.$executeRaw`
    WITH move AS (
      SELECT * FROM jsonb_to_recordset(${moves}::jsonb)
        AS m(id int, "to" text, leaves int, after jsonb, "appraisalEnds" boolean, waits boolean))
    UPDATE lead SET "departmentCode" = move."to",
           "assigneeId" = CASE WHEN move.leaves IS NULL THEN "assigneeId" END,
           "assignedAt" = CASE WHEN NOT move.waits THEN "assignedAt" END,
           "assignBy" = CASE WHEN move.waits THEN ${assignBy}::date ELSE "assignBy" END,
           coordinating = CASE WHEN move.after IS NULL OR move.after = 'null' THEN coordinating
                               ELSE ARRAY(SELECT jsonb_array_elements_text(move.after)) END,
           appraisal = appraisal AND NOT move."appraisalEnds",
           version = version + 1
      FROM move WHERE lead.id = move.id`;
  await addAssignments(tx, moves, { by, now });
  await tx.$executeRaw`
    INSERT INTO lead_event ("leadId", kind, at, "staffId", data)
    SELECT m.id, 'reorganised', ${now}, ${by}::int,
           jsonb_build_object('from', m."from", 'to', m."to", 'reorganisation', ${id}::int,
                              'role', CASE WHEN m."from" = m."to" THEN 'coordinating' ELSE 'lead' END)
      FROM jsonb_to_recordset(${moves}::jsonb) AS m(id int, "from" text, "to" text) ORDER BY m.id`;
}

/** Says of each lead of `moves` that changed its department who holds it now; all else as it stands on the lead. */
export async function addAssignments(
  tx: Transaction,
  moves: string,
  { by, now }: Omit<Doing, "id">,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO assignment ("leadId", "departmentCode", coordinating, appraisal, priority, "dueDays", "dueOn",
                            reasons, "publicReasons", "byStaffId", at)
    SELECT lead.id, lead."departmentCode", lead.coordinating, lead.appraisal, lead.priority, lead."dueDays",
           lead."dueOn", '[]', '[]', ${by}::int, ${now}
      FROM jsonb_to_recordset(${moves}::jsonb) AS m(id int, "from" text, "to" text)
      JOIN lead ON lead.id = m.id WHERE m."from" <> m."to" ORDER BY lead.id`;
}

/** What the departments are and have, beside leads and rules. Rows of other rooms that name a department belong here. */
export async function moveHoldings(
  tx: Transaction,
  request: ReorganisationRequest,
  plan: ReorganisationPlan,
  { by, now }: Omit<Doing, "id">,
): Promise<void> {
  for (const { code, successors } of plan.closes) {
    await tx.department.update({
      where: { code },
      data: { validTo: dateOf(request.effectiveOn), successorCodes: successors, editedAt: now },
    });
  }
  for (const { to, mailbox } of plan.mailboxes) {
    await tx.department.update({ where: { code: to }, data: { mailbox, editedAt: now } });
  }
  await tx.department.updateMany({
    where: { code: { in: plan.begins } },
    data: { receivesLeads: true, editedAt: now },
  });
  if (plan.coordinator) await moveCoordinator(tx, plan.coordinator, now);
  for (const { code, to } of plan.sectors) {
    await tx.sector.update({ where: { code }, data: { departmentCode: to, editedAt: now } });
  }
  for (const { code, after } of plan.procedures) {
    await tx.procedure.update({ where: { code }, data: { departmentCodes: after, editedAt: now } });
  }
  await moveStaff(tx, plan.staff, by);
  if (plan.name)
    await rename(tx, plan.name.code, plan.name.before, plan.name.after, request.effectiveOn, now);
}

export async function moveCoordinator(
  tx: Transaction,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<void> {
  await tx.department.update({ where: { code: from }, data: { coordinator: false, editedAt: now } });
  await tx.department.update({ where: { code: to }, data: { coordinator: true, editedAt: now } });
}

/** Who comes to another department signs in anew; whoever carries it out goes on. */
export async function moveStaff(
  tx: Transaction,
  staff: readonly { id: number; to: string }[],
  by: number | null,
): Promise<void> {
  for (const to of new Set(staff.map((person) => person.to))) {
    const ids = staff.filter((person) => person.to === to).map(({ id }) => id);
    await tx.staff.updateMany({ where: { id: { in: ids } }, data: { departmentCode: to } });
    await tx.session.deleteMany({ where: { staffId: { in: ids.filter((id) => id !== by) } } });
  }
}

/** Another name from a day on; the old one stays with what was done under it. */
export async function rename(
  tx: Transaction,
  code: string,
  before: Localised,
  after: Localised,
  day: string,
  now: Date,
): Promise<void> {
  const from = dateOf(day);
  const ended = await tx.departmentName.updateMany({
    where: { departmentCode: code, to: null },
    data: { to: from },
  });
  if (ended.count === 0) {
    await tx.departmentName.create({ data: { departmentCode: code, names: before, to: from } });
  }
  // A name that is taken back on the day on which it began was borne on no day.
  await tx.departmentName.deleteMany({ where: { departmentCode: code, from, to: from } });
  await tx.departmentName.create({ data: { departmentCode: code, names: after, from } });
  await tx.department.update({ where: { code }, data: { names: after, editedAt: now } });
}
