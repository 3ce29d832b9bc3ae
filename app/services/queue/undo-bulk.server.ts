import { mayUndo } from "~/core/leads/bulk";
import type { Transaction } from "~/infra/db/client.server";
import { addEvent, type DeskDeps } from "../leads/change-lead.server";
import { isoDay } from "../leads/days";
import { mailForwarded } from "../leads/desk-mails.server";
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
  for (const { leadId, version, before } of action.leads) {
    await db.$transaction(async (tx) => {
      const undone = await giveBack(tx, { deps, facts }, { leadId, version, before, verb: action.verb });
      await tx.bulkLead.update({
        where: { bulkId_leadId: { bulkId, leadId } },
        data: { undone: undone ? "done" : "changed" },
      });
    });
  }
  return "done";
}

async function giveBack(
  tx: Transaction,
  { deps, facts }: { deps: DeskDeps; facts: Facts },
  {
    leadId,
    version,
    before,
    verb,
  }: { leadId: number; version: number | null; before: unknown; verb: string },
): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM lead WHERE id = ${leadId} FOR UPDATE`;
  const lead = await tx.lead.findUniqueOrThrow({ where: { id: leadId } });
  const read = beforeSchema.safeParse(before);
  if (lead.version !== version || !read.success) return false;
  const fields = read.data;
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
  const data = { verb, ...(moved ? { from: lead.departmentCode, to: fields.departmentCode } : {}) };
  await addEvent(tx, leadId, { kind: "undone", data }, deps.actor, deps.now);
  return true;
}
