import type { LeadState } from "~/core/leads/lead";

/** What may be done with a lead in which state; who may do it is asked of `core/policy/may.ts`. */
export const leadMoves = {
  accept: ["routed"],
  assign: ["routed", "in-progress", "waiting-for-submitter"],
  forward: ["routed", "in-progress", "waiting-for-submitter"],
  "ask-submitter": ["in-progress"],
  resume: ["waiting-for-submitter"],
  note: ["received", "routed", "in-progress", "waiting-for-submitter", "resolved", "withdrawn"],
  resolve: ["in-progress", "waiting-for-submitter"],
  withdraw: ["received", "routed", "in-progress", "waiting-for-submitter"],
  reopen: ["resolved"],
} as const satisfies Record<string, readonly LeadState[]>;

export type LeadMove = keyof typeof leadMoves;

/** The state a move leads to; null where it leaves the state as it is. */
const landings = {
  accept: "in-progress",
  assign: null,
  // The new department has not accepted it yet.
  forward: "routed",
  "ask-submitter": "waiting-for-submitter",
  resume: "in-progress",
  note: null,
  resolve: "resolved",
  withdraw: "withdrawn",
  reopen: "in-progress",
} as const satisfies Record<LeadMove, LeadState | null>;

export type MovableLead = {
  state: LeadState;
  /** How often the lead has been reopened, counted from its events. */
  reopened: number;
};

export type MoveRefusal = "lead.wrong-state" | "lead.reopened-before";

/** Why a move cannot be made now; null when it can. A resolved lead is reopened once only. */
export function moveRefusal(move: LeadMove, lead: MovableLead): MoveRefusal | null {
  const states: readonly LeadState[] = leadMoves[move];
  if (!states.includes(lead.state)) return "lead.wrong-state";
  return move === "reopen" && lead.reopened > 0 ? "lead.reopened-before" : null;
}

export function canMove(move: LeadMove, lead: MovableLead): boolean {
  return moveRefusal(move, lead) === null;
}

/** The state of a lead after a move that was allowed. */
export function stateAfter(move: LeadMove, state: LeadState): LeadState {
  return landings[move] ?? state;
}
