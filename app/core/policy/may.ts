/** Who may do what: the only table of it, asked in the first line of every loader and action. */
export const roles = ["officer", "head", "coordinator", "administrator", "auditor"] as const;
export type Role = (typeof roles)[number];

export type StaffActor = { kind: "staff"; id: number; role: Role; department: string };
export type Actor = { kind: "stranger" } | StaffActor;

/** `own`: leads of the actor's department; `shared`: also those it coordinates or appraises; `all`: every lead. */
type Reach = "none" | "own" | "shared" | "all";

type Row = Record<Role, Reach>;

const row = (officer: Reach, head: Reach, coordinator: Reach, administrator: Reach, auditor: Reach): Row => ({
  officer,
  head,
  coordinator,
  administrator,
  auditor,
});

/**
 * Administrators may do what a department may, so that a house with one account is not stuck on its first day.
 * Auditors read and change nothing; the outbox is closed to them, since mails carry the submitters' secret links.
 */
const reaches = {
  //                      officer   head      coordin.  admin.  auditor
  "lead:list": row("shared", "shared", "all", "all", "all"),
  "lead:read": row("shared", "shared", "all", "all", "all"),
  "lead:note": row("shared", "shared", "all", "all", "none"),
  "lead:accept": row("own", "own", "all", "all", "none"),
  "lead:assign": row("own", "own", "all", "all", "none"),
  "lead:forward": row("own", "own", "all", "all", "none"),
  "lead:ask": row("own", "own", "all", "all", "none"),
  "lead:return": row("own", "own", "all", "all", "none"),
  "lead:extend": row("own", "own", "all", "all", "none"),
  "lead:task": row("own", "own", "all", "all", "none"),
  // The door; whose the task is, is asked with the task's own department.
  "lead:answer-task": row("shared", "shared", "all", "all", "none"),
  "task:answer": row("own", "own", "own", "all", "none"),
  "lead:resolve": row("own", "own", "all", "all", "none"),
  "lead:reopen": row("none", "own", "all", "all", "none"),
  "lead:link": row("own", "own", "all", "all", "none"),
  "score:fill": row("own", "own", "all", "all", "none"),
  "scorecard:edit": row("none", "none", "all", "all", "none"),
  "project:read": row("own", "own", "all", "all", "all"),
  "project:edit": row("own", "own", "all", "all", "none"),
  "project:open": row("none", "own", "all", "all", "none"),
  "obstacle:edit": row("own", "own", "all", "all", "none"),
  "lead:export": row("own", "shared", "all", "all", "none"),
  "workload:read": row("none", "own", "all", "all", "all"),
  "staff:manage": row("none", "none", "none", "all", "none"),
  // Leave, deputies, languages and limits of a department's people; everybody enters leave of their own.
  "staff:leave": row("none", "own", "none", "all", "none"),
  "outbox:read": row("none", "none", "all", "all", "none"),
  "outbox:resend": row("none", "none", "all", "all", "none"),
  "calendar:edit": row("none", "none", "none", "all", "none"),
  "department:edit": row("none", "none", "none", "all", "none"),
  "department:reorganise": row("none", "none", "none", "all", "none"),
  "opportunity:edit": row("none", "none", "all", "all", "none"),
  "settings:edit": row("none", "none", "none", "all", "none"),
  "rules:read": row("all", "all", "all", "all", "all"),
  "rules:edit": row("none", "none", "all", "all", "none"),
  "setup:read": row("none", "none", "none", "all", "none"),
  "audit:read": row("none", "none", "none", "all", "all"),
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof reaches;
export const permissions = Object.keys(reaches).filter((key): key is Permission => key in reaches);

/** Whose a lead is, as far as permission goes. */
export type LeadSubject = {
  department: string;
  coordinating: readonly string[];
  appraisal: boolean;
  /** The department that appraises, from the rule set in force; null when the rule set has none. */
  appraisalDepartment: string | null;
};

/**
 * Whether an actor may. Without a subject: whether there is any lead at all that he may do it with (the door);
 * with one: whether this is such a lead.
 */
export function may(actor: Actor, permission: Permission, subject?: LeadSubject): boolean {
  if (actor.kind === "stranger") return false;
  const reach: Reach = reaches[permission][actor.role];
  if (reach === "none") return false;
  if (reach === "all" || !subject) return true;
  if (subject.department === actor.department) return true;
  return reach === "shared" && takesPart(actor.department, subject);
}

function takesPart(department: string, subject: LeadSubject): boolean {
  return (
    subject.coordinating.includes(department) ||
    (subject.appraisal && subject.appraisalDepartment === department)
  );
}

/** What is one department's alone, with nobody beside it: a project, a task, a person's work. */
export function heldBy(department: string): LeadSubject {
  return { department, coordinating: [], appraisal: false, appraisalDepartment: null };
}

/** The departments with whose things an actor may do this. Strangers, and roles that may not at all, have none. */
export function departmentsInReach(actor: Actor, permission: Permission): "all" | string[] {
  if (!may(actor, permission) || actor.kind === "stranger") return [];
  return reaches[permission][actor.role] === "all" ? "all" : [actor.department];
}

/** The departments whose leads an actor sees in lists: those they lead, coordinate or appraise. */
export function visibleDepartments(actor: Actor): "all" | string[] {
  return departmentsInReach(actor, "lead:list");
}
