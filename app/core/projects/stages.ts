import { type ProjectState, type Stage, stages } from "~/core/projects/taxonomy";

/** What a gate may find missing; `locales/<lang>/projects.json` says each in words. */
export type GateNeed =
  | "sector"
  | "partner-country"
  | "place"
  | "committed-capital"
  | "certificate"
  | "realised-capital"
  | "jobs-actual";

/** What is known of a project when it asks to go on. */
export type GateFacts = {
  sector: boolean;
  partnerCountry: boolean;
  place: boolean;
  committed: boolean;
  realised: boolean;
  /** A policy approval, IRC or ERC with its number: a construction permit alone is no licence to invest. */
  certificate: boolean;
  jobsActual: boolean;
};

/** What must be known before a project leaves a stage. Papers (a visit report, an MoU) are named in the reason. */
const gates = {
  NEW: [],
  QUALIFIED: ["sector", "partner-country"],
  PROPOSAL: ["place"],
  SITE_VISIT: [],
  NEGOTIATION: [],
  DECISION: ["committed-capital"],
  LICENSING: ["certificate"],
  IMPLEMENTATION: ["realised-capital"],
  OPERATION: ["realised-capital", "jobs-actual"],
  AFTERCARE: [],
} as const satisfies Record<Stage, readonly GateNeed[]>;

const known = {
  sector: (facts) => facts.sector,
  "partner-country": (facts) => facts.partnerCountry,
  place: (facts) => facts.place,
  "committed-capital": (facts) => facts.committed,
  certificate: (facts) => facts.certificate,
  "realised-capital": (facts) => facts.realised,
  "jobs-actual": (facts) => facts.jobsActual,
} satisfies Record<GateNeed, (facts: GateFacts) => boolean>;

/** What still keeps a project in its stage; empty when the gate is open. */
export function missingFor(stage: Stage, facts: GateFacts): GateNeed[] {
  return gates[stage].filter((need) => !known[need](facts));
}

export type Direction = "forward" | "back";

/** The stage before or after; null at either end. */
export function stageBeside(stage: Stage, direction: Direction): Stage | null {
  return stages[stages.indexOf(stage) + (direction === "forward" ? 1 : -1)] ?? null;
}

export type StageRefusal = "stage.no-further" | "stage.not-active" | "stage.gate";

/** Where a move leads, one stage at a time, or why it may not be made. Going back asks for nothing but its reason. */
export function moveStage(
  project: { stage: Stage; state: ProjectState },
  direction: Direction,
  facts: GateFacts,
): { to: Stage } | { refusal: StageRefusal } {
  if (project.state !== "active") return { refusal: "stage.not-active" };
  const to = stageBeside(project.stage, direction);
  if (!to) return { refusal: "stage.no-further" };
  if (direction === "forward" && missingFor(project.stage, facts).length > 0) {
    return { refusal: "stage.gate" };
  }
  return { to };
}
