import type { BulkVerb, Selected } from "~/core/leads/bulk";
import { may } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { acceptLead } from "../leads/accept-lead.server";
import { assignLead } from "../leads/assign-lead.server";
import type { ChangeResult, DeskDeps, Seen } from "../leads/change-lead.server";
import { findDeskLead } from "../leads/desk-lead.server";
import { forwardLead } from "../leads/forward-lead.server";
import { fillPlaces } from "../people/people-pass.server";

export type BulkGiven = { assignee: number | null; department: string; reason: string };

/**
 * Carries one verb out on many leads, each by itself through the verb that a lead's own page uses: what somebody else has
 * changed meanwhile, or what this person may not do, is left as it is and told. @returns the id of the action.
 */
export async function runBulk(
  deps: DeskDeps,
  verb: BulkVerb,
  selected: readonly Selected[],
  given: BulkGiven,
): Promise<number> {
  const { db, now, actor } = deps;
  const action = await db.bulkAction.create({
    data: { staffId: actor.id, verb, given: kept(verb, given), at: now },
  });
  // Filled one by one, a place that one lead frees would go to the next of the selection, which had then changed.
  const later = { ...deps, fillsPlacesLater: true };
  const left = new Set<string>();
  for (const { code, version } of selected) {
    const lead = await findDeskLead(db, code);
    // What somebody may not see does not exist for him.
    if (!lead || !may(actor, "lead:read", lead.subject)) continue;
    const before = await beforeOf(db, lead.id);
    const result = may(actor, `lead:${verb}`, lead.subject)
      ? outcome(await carryOut(later, verb, { leadId: lead.id, version, lastEvent: null }, given))
      : "forbidden";
    if (result === "done") left.add(before.departmentCode);
    await db.bulkLead.create({
      data: {
        bulkId: action.id,
        leadId: lead.id,
        result,
        ...(result === "done" ? { before, version: version + 1 } : {}),
      },
    });
  }
  await fillPlaces(db, left, now);
  return action.id;
}

function carryOut(deps: DeskDeps, verb: BulkVerb, seen: Seen, given: BulkGiven): Promise<ChangeResult> {
  switch (verb) {
    case "accept":
      return acceptLead(deps, seen);
    case "assign":
      return assignLead(deps, seen, given.assignee);
    case "forward":
      return forwardLead(deps, seen, { department: given.department, reason: given.reason });
  }
}

export type BulkOutcome = "done" | "changed" | "refused" | "forbidden";

function outcome(result: ChangeResult): BulkOutcome {
  return result.kind;
}

function kept(verb: BulkVerb, { assignee, department, reason }: BulkGiven) {
  if (verb === "assign") return { assignee };
  return verb === "forward" ? { department, reason } : {};
}

async function beforeOf(db: Database, leadId: number) {
  const lead = await db.lead.findUniqueOrThrow({
    where: { id: leadId },
    include: { tasks: { where: { state: "open" }, orderBy: { id: "asc" }, select: { id: true } } },
  });
  return {
    state: lead.state,
    assigneeId: lead.assigneeId,
    departmentCode: lead.departmentCode,
    coordinating: lead.coordinating,
    appraisal: lead.appraisal,
    waitingSince: lead.waitingSince?.toISOString() ?? null,
    dueOn: lead.dueOn?.toISOString() ?? null,
    calendar: lead.calendar,
    assignBy: lead.assignBy?.toISOString() ?? null,
    assignedAt: lead.assignedAt?.toISOString() ?? null,
    byHand: lead.byHand,
    arbitration: lead.arbitration,
    openTasks: lead.tasks.map(({ id }) => id),
  };
}
