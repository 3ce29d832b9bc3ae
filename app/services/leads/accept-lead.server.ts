import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";

/**
 * The department takes the lead on; who accepts it handles it, unless it had been assigned to somebody already.
 * Accepted by the coordinator, a lead in arbitration stays where it is, and that is final.
 */
export function acceptLead(deps: DeskDeps, seen: Seen): Promise<ChangeResult> {
  return changeLead(deps, seen, "accept", async (_tx, lead) => ({
    fields: {
      assigneeId: lead.assigneeId ?? deps.actor.id,
      assignedAt: lead.assignedAt ?? deps.now,
      arbitration: false,
    },
    event: { kind: "accepted", ...(lead.arbitration && { data: { arbitration: true } }) },
  }));
}
