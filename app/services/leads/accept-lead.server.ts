import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";

/** The department takes the lead on; who accepts it handles it, unless it had been assigned to somebody already. */
export function acceptLead(deps: DeskDeps, seen: Seen): Promise<ChangeResult> {
  return changeLead(deps, seen, "accept", async (_tx, lead) => ({
    fields: { assigneeId: lead.assigneeId ?? deps.actor.id },
    event: { kind: "accepted" },
  }));
}
