import type { z } from "zod";
import { mayUndo } from "~/core/leads/bulk";
import type { Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { addEvent, type DeskDeps } from "../leads/change-lead.server";
import { mailForwarded } from "../leads/desk-mails.server";
import { fillPlaces } from "../people/people-pass.server";
import { type Facts, readFacts } from "../reference/facts.server";
import { beforeSchema } from "./before.schema";

export type UndoResult = "done" | "not-found" | "over";

/**
 * Takes a bulk action back: each lead gets what it had before, as an event of its own, unless somebody has acted on it since.
 * Only who did it may, for some minutes.
 */
export async function undoBulk(deps: DeskDeps, bulkId: number): Promise<UndoResult> {
  const { db, now, actor } = deps;
  const action = await db.bulkAction.findFirst({
    where: { id: bulkId, staffId: actor.id },
    include: { leads: { where: { result: "done" } } },
  });
  if (!action) return "not-found";
  if (!mayUndo(action, now)) return "over";
  // Two clicks are one undoing.
  const { count } = await db.bulkAction.updateMany({
    where: { id: bulkId, undoneAt: null },
    data: { undoneAt: now },
  });
  if (count === 0) return "over";
  const facts = await readFacts(db);
  const left = new Set<string>();
  for (const { leadId, version, before } of action.leads) {
    await db.$transaction(async (tx) => {
      const freed = await giveBack(tx, { deps, facts }, { leadId, version, before, verb: action.verb });
      await tx.bulkLead.update({
        where: { bulkId_leadId: { bulkId, leadId } },
        data: { undone: freed ? "done" : "changed" },
      });
      for (const department of freed ?? []) left.add(department);
    });
  }
  await fillPlaces(db, left, now);
  return "done";
}

/** @returns the departments in which there may be room or need now; null when somebody has acted on the lead since. */
async function giveBack(
  tx: Transaction,
  { deps, facts }: { deps: DeskDeps; facts: Facts },
  {
    leadId,
    version,
    before,
    verb,
  }: { leadId: number; version: number | null; before: unknown; verb: string },
): Promise<string[] | null> {
  await tx.$queryRaw`SELECT id FROM lead WHERE id = ${leadId} FOR UPDATE`;
  const lead = await tx.lead.findUniqueOrThrow({ where: { id: leadId } });
  const read = beforeSchema.safeParse(before);
  if (lead.version !== version || !read.success) return null;
  const { openTasks, ...kept } = read.data;
  const fields = await ofToday(tx, kept);
  const moved = fields.departmentCode !== lead.departmentCode;
  if (moved) {
    const { departmentCode, coordinating, appraisal, dueOn } = fields;
    const { priority, dueDays } = lead;
    await tx.assignment.create({
      data: {
        leadId,
        departmentCode,
        coordinating,
        appraisal,
        priority,
        dueDays,
        dueOn,
        reasons: [],
        publicReasons: [],
        byStaffId: deps.actor.id,
        at: deps.now,
      },
    });
    // The sender was told of the other department.
    await mailForwarded(tx, { deps, facts, lead: { ...lead, departmentCode } }, isoDay(dueOn));
  }
  await tx.lead.update({ where: { id: leadId }, data: { ...fields, version: { increment: 1 } } });
  await reopenTasks(tx, leadId, openTasks, deps);
  const data = { verb, ...(moved ? { from: lead.departmentCode, to: fields.departmentCode } : {}) };
  await addEvent(tx, leadId, { kind: "undone", data }, deps.actor, deps.now);
  // What waited for somebody before waits again, unless it had somebody who has gone since.
  const gone = fields.assigneeId !== kept.assigneeId;
  return gone ? [lead.departmentCode, fields.departmentCode] : [lead.departmentCode];
}

type Kept = Omit<z.infer<typeof beforeSchema>, "openTasks">;

/** Nobody gets back a lead whose account was closed, or who has gone to another department, in the meantime. */
async function ofToday(tx: Transaction, kept: Kept): Promise<Kept> {
  if (kept.assigneeId === null) return kept;
  const there = await tx.staff.count({
    where: { id: kept.assigneeId, departmentCode: kept.departmentCode, disabledAt: null },
  });
  return there > 0 ? kept : { ...kept, assigneeId: null, assignedAt: null };
}

/** The tasks that the action closed are asked again, each with an event. */
async function reopenTasks(
  tx: Transaction,
  leadId: number,
  openBefore: readonly number[],
  { actor, now }: DeskDeps,
): Promise<void> {
  const closed = await tx.leadTask.findMany({
    where: { leadId, id: { in: [...openBefore] }, state: "cancelled" },
    orderBy: { id: "asc" },
  });
  for (const task of closed) {
    await tx.leadTask.update({
      where: { id: task.id },
      data: { state: "open", version: { increment: 1 } },
    });
    const data = {
      taskId: task.id,
      taskKind: task.kind,
      department: task.departmentCode,
      due: isoDay(task.dueOn),
    };
    await addEvent(tx, leadId, { kind: "task-opened", data }, actor, now);
  }
}
