import type { LeadState } from "~/core/leads/lead";
import type { AppraisalStanding } from "~/core/leads/tasks";

/** What may be done with a lead in which state; who may do it is asked of `core/policy/may.ts`. */
export const leadMoves = {
  accept: ["routed"],
  assign: ["routed", "in-progress", "waiting-for-submitter"],
  forward: ["routed", "in-progress", "waiting-for-submitter"],
  return: ["routed", "in-progress", "waiting-for-submitter"],
  "ask-submitter": ["in-progress"],
  resume: ["waiting-for-submitter"],
  "correct-clock": ["routed", "in-progress", "waiting-for-submitter"],
  extend: ["routed", "in-progress"],
  "add-task": ["routed", "in-progress", "waiting-for-submitter"],
  "cancel-task": ["routed", "in-progress", "waiting-for-submitter"],
  "answer-task": ["routed", "in-progress", "waiting-for-submitter"],
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
  return: "routed",
  "ask-submitter": "waiting-for-submitter",
  resume: "in-progress",
  "correct-clock": null,
  extend: null,
  "add-task": null,
  "cancel-task": null,
  "answer-task": null,
  note: null,
  resolve: "resolved",
  withdraw: "withdrawn",
  reopen: "in-progress",
} as const satisfies Record<LeadMove, LeadState | null>;

/** Moves that take nothing away from anybody: they are made whatever happened to the lead meanwhile. */
const additions: readonly LeadMove[] = ["note", "answer-task"];

export function addsOnly(move: LeadMove): boolean {
  return additions.includes(move);
}

export type MovableLead = {
  state: LeadState;
  /** How often the lead has been reopened, counted from its events. */
  reopened: number;
  /** A second return: the coordinator has to decide. */
  inArbitration?: boolean;
  /** The coordinator has decided who answers: that is final. */
  arbitrated?: boolean;
  /** Whether who acts is a coordinator (or administrator), who may decide an arbitration. */
  arbiter?: boolean;
  appraisal?: AppraisalStanding;
  /** The due date has been moved once. */
  extended?: boolean;
};

export type MoveRefusal =
  | "lead.wrong-state"
  | "lead.reopened-before"
  | "lead.in-arbitration"
  | "lead.arbitrated"
  | "lead.appraisal-not-asked"
  | "lead.appraisal-silent"
  | "lead.appraisal-more-information"
  | "lead.extended-before";

/**
 * Why a move cannot be made now; null when it can. A resolved lead is reopened once only, a date is moved once, a lead
 * is never returned a third time, and one that needs an appraisal is not resolved without it.
 */
export function moveRefusal(move: LeadMove, lead: MovableLead): MoveRefusal | null {
  const states: readonly LeadState[] = leadMoves[move];
  if (!states.includes(lead.state)) return "lead.wrong-state";
  switch (move) {
    case "reopen":
      return lead.reopened > 0 ? "lead.reopened-before" : null;
    case "extend":
      return lead.extended ? "lead.extended-before" : null;
    case "resolve":
      return appraisalRefusal(lead.appraisal ?? "none");
    case "return":
      if (lead.inArbitration) return "lead.in-arbitration";
      return lead.arbitrated ? "lead.arbitrated" : null;
    case "accept":
      return lead.inArbitration && !lead.arbiter ? "lead.in-arbitration" : null;
    case "forward":
      if (lead.arbiter) return null;
      if (lead.inArbitration) return "lead.in-arbitration";
      return lead.arbitrated ? "lead.arbitrated" : null;
    default:
      return null;
  }
}

function appraisalRefusal(appraisal: AppraisalStanding): MoveRefusal | null {
  switch (appraisal) {
    case "not-asked":
    case "silent":
    case "more-information":
      return `lead.appraisal-${appraisal}`;
    default:
      return null;
  }
}

export function canMove(move: LeadMove, lead: MovableLead): boolean {
  return moveRefusal(move, lead) === null;
}

/** The state of a lead after a move that was allowed. */
export function stateAfter(move: LeadMove, state: LeadState): LeadState {
  return landings[move] ?? state;
}
