import type { LeadKind } from "~/core/leads/lead";
import type { Expectation } from "~/core/routing/examples";
import type { SiteType } from "~/core/routing/rules";
import type { Localised } from "~/core/shared/localised";

export const reorganisationKinds = ["merge", "split", "close", "rename"] as const;
export type ReorganisationKind = (typeof reorganisationKinds)[number];

export const reorganisationStates = ["planned", "done", "undone", "cancelled"] as const;

/** What one part of a split takes over: every list given must hold, and a list holds when one of its values does. */
export type Share = { kind?: LeadKind[]; sector?: string[]; site?: SiteType[] };

type Decided = {
  /** The first day on which it holds, in Viet Nam. ISO. */
  effectiveOn: string;
  /** Number and date of the decision that it rests on, as typed; empty when none was given. */
  basis: string;
};

export type ReorganisationRequest = Decided &
  (
    | { kind: "merge"; from: string[]; into: string }
    | { kind: "close"; from: string; into: string }
    /** In order: the first part that fits takes a lead; the rest goes to `rest`, which may be the old department itself. */
    | { kind: "split"; from: string; parts: { to: string; share: Share }[]; rest: string }
    | { kind: "rename"; from: string; name: Localised }
  );

/** One lead, and what becomes of it. `from` and `to` are equal when it only changes who takes part. */
export type LeadChange = {
  id: number;
  open: boolean;
  from: string;
  to: string;
  /** Who had it, when it comes to a department that this person does not: then it waits for somebody. */
  leaves: number | null;
  /** When it waits for somebody of its new department: by when it was to have somebody, and since when it had. ISO. */
  clock: { assignBy: string | null; assignedAt: string | null } | null;
  coordinating: { before: string[]; after: string[] } | null;
  /** It asked for the appraisal of the department that now leads it. */
  appraisalEnds: boolean;
};

/**
 * An open task that comes to another department, or `ends`: because its department leads the lead now, or because that
 * department has another one there already (`asked` once). That other one then asks for both (`question`).
 */
export type TaskChange = {
  id: number;
  lead: number;
  from: string;
  to: string;
  ends: boolean;
  asked?: "once" | undefined;
  question?: { before: string | null; after: string | null } | undefined;
};
type SavedView = { query: string; sharedWith: string | null };
export type ViewChange = { id: number; before: SavedView; after: SavedView };
export type ExampleChange = { id: number; before: Expectation; after: Expectation };

/** Where a rule set names a department, by the names of its JSON. */
export const ruleSetParts = [
  "departmentRules",
  "coordinationRules",
  "appraisal",
  "notifyRules",
  "sectorDepartments",
] as const;
export type RuleChange = { list: (typeof ruleSetParts)[number]; rule: string; from: string; to: string };

/** Everything that a reorganisation changes, so that it can be read before it is done and taken back after. */
export type ReorganisationPlan = {
  closes: { code: string; successors: string[] }[];
  leads: LeadChange[];
  tasks: TaskChange[];
  projects: { id: number; from: string; to: string }[];
  /** Steps against obstacles that are still to be taken. */
  steps: { id: number; from: string; to: string }[];
  views: ViewChange[];
  sectors: { code: string; from: string; to: string }[];
  procedures: { code: string; before: string[]; after: string[] }[];
  /** The successor has none of its own and gets this one; the old department keeps it as its last known address. */
  mailboxes: { from: string; to: string; mailbox: string }[];
  staff: { id: number; from: string; to: string }[];
  /** The department that coordinates the desk, when it is one of those that end. */
  coordinator: { from: string; to: string } | null;
  /** Departments that receive leads from now on, because one that did is taken over by them. */
  begins: string[];
  rules: { version: number; changes: RuleChange[] };
  examples: ExampleChange[];
  name: { code: string; before: Localised; after: Localised } | null;
};

export type RequestProblem = {
  field: "from" | "into" | "rest" | "parts" | "effectiveOn" | "name";
  key:
    | "from.too-few"
    | "from.unknown"
    | "into.unknown"
    | "into.same"
    | "parts.none"
    | "parts.unknown"
    | "parts.twice"
    | "parts.everything"
    | "date.invalid"
    | "date.past"
    | "name.blank"
    | "name.same";
};

/** The departments that a request ends or renames. */
export function subjectsOf(request: ReorganisationRequest): string[] {
  return request.kind === "merge" ? request.from : [request.from];
}

/** Those that take something over. */
export function targetsOf(request: ReorganisationRequest): string[] {
  if (request.kind === "rename") return [];
  if (request.kind === "split") return [...new Set([...request.parts.map(({ to }) => to), request.rest])];
  return [request.into];
}
