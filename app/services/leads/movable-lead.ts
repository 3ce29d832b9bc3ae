import type { LeadState } from "~/core/leads/lead";
import type { MovableLead } from "~/core/leads/moves";
import { appraisalStanding } from "~/core/leads/tasks";
import type { StaffActor } from "~/core/policy/may";

/** The events that moves are allowed or refused by. */
export const movesFrom = ["reopened", "forwarded", "accepted"] as const;

type Event = { kind: string; data: unknown };
type Task = { kind: string; state: string; opinion: string | null };

/** A lead as the moves see it, from its row, its history and its tasks. */
export function movableLead(
  lead: { appraisal: boolean; arbitration: boolean; extendedAt: Date | null },
  state: LeadState,
  events: readonly Event[],
  tasks: readonly Task[],
  actor: StaffActor,
): MovableLead {
  return {
    state,
    reopened: events.filter((event) => event.kind === "reopened").length,
    inArbitration: lead.arbitration,
    arbitrated: events.some((event) => Reflect.get(Object(event.data), "arbitration") === true),
    arbiter: isArbiter(actor),
    appraisal: appraisalStanding(lead, tasks),
    extended: lead.extendedAt !== null,
  };
}

/** Who decides where a lead belongs that was returned twice. */
function isArbiter({ role }: StaffActor): boolean {
  return role === "coordinator" || role === "administrator";
}
