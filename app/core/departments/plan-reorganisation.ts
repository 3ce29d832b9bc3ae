import { dayBegins } from "~/core/deadlines/calendar";
import { followExamples } from "~/core/departments/follow-examples";
import { followRules, type Heirs, sectorHeir } from "~/core/departments/follow-rules";
import {
  heirIn,
  type RecordStanding,
  recordChanges,
  type TaskStanding,
  taskChanges,
  type ViewStanding,
  viewChanges,
} from "~/core/departments/plan-holdings";
import {
  type LeadChange,
  type ReorganisationPlan,
  type ReorganisationRequest,
  subjectsOf,
} from "~/core/departments/reorganisation";
import type { LeadKind } from "~/core/leads/lead";
import type { RuleExample } from "~/core/routing/examples";
import type { RoutingFacts } from "~/core/routing/facts";
import type { RuleSet, SiteType } from "~/core/routing/rules";
import type { Localised } from "~/core/shared/localised";

/** A lead that one of the departments leads or takes part in, open or ended. */
export type LeadStanding = {
  id: number;
  open: boolean;
  kind: LeadKind;
  sector: string | null;
  site: SiteType;
  department: string;
  coordinating: string[];
  appraisal: boolean;
  assignee: { id: number; department: string | null } | null;
  /** By when it is to have somebody, and since when it has: an ISO day, an ISO instant. */
  assignBy: string | null;
  assignedAt: string | null;
};

export type DepartmentStanding = {
  code: string;
  name: Localised;
  mailbox: string | null;
  receivesLeads: boolean;
  coordinator: boolean;
};

/** What a plan is made of: everything of the house that names one of the departments of the request. */
export type ReorganisationFacts = {
  departments: ReadonlyMap<string, DepartmentStanding>;
  leads: readonly LeadStanding[];
  /** The open tasks of these departments and of those that take over. */
  tasks: readonly TaskStanding[];
  projects: readonly RecordStanding[];
  steps: readonly RecordStanding[];
  views: readonly ViewStanding[];
  staff: readonly { id: number; department: string }[];
  sectors: readonly { code: string; department: string }[];
  procedures: readonly { code: string; departments: string[] }[];
  /** The rule set in force. */
  ruleSet: RuleSet;
  /** The worked cases that are kept, and those that are suggested. */
  examples: readonly RuleExample[];
  routing: RoutingFacts;
};

/**
 * Everything that a reorganisation changes, and nothing of it done. Each lead of a department that ends goes to exactly
 * one that stays; its due date is not part of the plan, because it does not move. The request must have no problems
 * (`requestProblems`).
 */
export function planReorganisation(
  request: ReorganisationRequest,
  facts: ReorganisationFacts,
): { plan: ReorganisationPlan; ruleSet: RuleSet } {
  const heirs = heirsOfRequest(request);
  const { ruleSet, changes } = followRules(facts.ruleSet, heirs);
  const ending = subjectsOf(request).filter((code) => (heirs.get(code)?.rest ?? code) !== code);
  const leads = facts.leads.flatMap((lead) => leadChange(lead, heirs, ruleSet.appraisal.department) ?? []);
  const standing = new Map(facts.leads.map((lead) => [lead.id, lead]));
  const moves = new Map(leads.map((move) => [move.id, move]));
  const plan: ReorganisationPlan = {
    closes: ending.map((code) => ({ code, successors: successorsOf(code, heirs) })),
    leads,
    tasks: taskChanges(facts.tasks, standing, moves, heirs),
    projects: recordChanges(facts.projects, heirs),
    steps: recordChanges(facts.steps, heirs),
    views: viewChanges(facts.views, heirs),
    sectors: facts.sectors.flatMap(({ code, department }) =>
      changed(department, sectorHeir(department, code, heirs)).map((move) => ({ code, ...move })),
    ),
    procedures: facts.procedures.flatMap(({ code, departments }) => {
      const after = followed(departments, heirs);
      return same(departments, after) ? [] : [{ code, before: departments, after }];
    }),
    mailboxes: mailboxes(ending, heirs, facts),
    staff: facts.staff.flatMap(({ id, department }) =>
      changed(department, restOf(department, heirs)).map((move) => ({ id, ...move })),
    ),
    coordinator: coordinatorMove(ending, heirs, facts),
    begins: begins(heirs, facts),
    rules: { version: facts.ruleSet.version, changes },
    examples: followExamples(facts.examples, { before: facts.ruleSet, after: ruleSet }, heirs, {
      routing: facts.routing,
      at: dayBegins(request.effectiveOn),
    }),
    name: null,
  };
  if (request.kind !== "rename") return { plan, ruleSet };
  const before = facts.departments.get(request.from)?.name ?? {};
  return { plan: { ...plan, name: { code: request.from, before, after: request.name } }, ruleSet };
}

function heirsOfRequest(request: ReorganisationRequest): Heirs {
  switch (request.kind) {
    case "merge":
      return new Map(request.from.map((code) => [code, { parts: [], rest: request.into }]));
    case "close":
      return new Map([[request.from, { parts: [], rest: request.into }]]);
    case "split":
      return new Map([[request.from, { parts: request.parts, rest: request.rest }]]);
    case "rename":
      return new Map();
  }
}

function restOf(code: string, heirs: Heirs): string {
  return heirs.get(code)?.rest ?? code;
}

function successorsOf(code: string, heirs: Heirs): string[] {
  const heir = heirs.get(code);
  return heir ? [...new Set([heir.rest, ...heir.parts.map(({ to }) => to)])] : [];
}

function leadChange(lead: LeadStanding, heirs: Heirs, appraising: string): LeadChange | null {
  const heirOf = heirIn(lead, heirs);
  const to = heirOf(lead.department);
  const moves = to !== lead.department;
  const appraisalEnds = lead.appraisal && to === appraising;
  const appraises = lead.appraisal && !appraisalEnds;
  const after = [...new Set(lead.coordinating.map(heirOf))]
    .filter((code) => code !== to && !(appraises && code === appraising))
    .sort();
  const takesPart = same([...lead.coordinating].sort(), after);
  if (!moves && takesPart && !appraisalEnds) return null;
  const works = lead.assignee && (lead.assignee.department ?? "");
  const stays = works !== null && restOf(works, heirs) === to;
  const waits = moves && lead.open && !stays;
  return {
    id: lead.id,
    open: lead.open,
    from: lead.department,
    to,
    // Who answered an ended lead stays on it: that is history.
    leaves: waits && lead.assignee ? lead.assignee.id : null,
    clock: waits ? { assignBy: lead.assignBy, assignedAt: lead.assignedAt } : null,
    coordinating: takesPart ? null : { before: lead.coordinating, after },
    appraisalEnds,
  };
}

/** The first mailbox of those that end goes to a successor that has none. */
function mailboxes(ending: string[], heirs: Heirs, { departments }: ReorganisationFacts) {
  const given = new Map<string, { from: string; to: string; mailbox: string }>();
  for (const from of ending) {
    const to = restOf(from, heirs);
    const mailbox = departments.get(from)?.mailbox;
    if (mailbox && !departments.get(to)?.mailbox && !given.has(to)) given.set(to, { from, to, mailbox });
  }
  return [...given.values()];
}

function coordinatorMove(ending: string[], heirs: Heirs, { departments }: ReorganisationFacts) {
  const from = ending.find((code) => departments.get(code)?.coordinator);
  return from === undefined ? null : { from, to: restOf(from, heirs) };
}

function begins(heirs: Heirs, { departments }: ReorganisationFacts): string[] {
  const receiving = [...heirs.keys()].filter((code) => departments.get(code)?.receivesLeads);
  const heirCodes = receiving.flatMap((code) => successorsOf(code, heirs));
  return [...new Set(heirCodes)].filter((code) => departments.get(code)?.receivesLeads === false);
}

function followed(codes: readonly string[], heirs: Heirs): string[] {
  return [...new Set(codes.map((code) => restOf(code, heirs)))];
}

function changed(from: string, to: string): { from: string; to: string }[] {
  return from === to ? [] : [{ from, to }];
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((code, at) => code === other[at]);
}
