/** What a department does in a lead that another one leads. */
export type TaskKind = "coordination" | "appraisal";

/** What the appraising department can say. Silence is none of these: it is shown as silence, never taken as consent. */
export const opinions = ["approve", "approve-with-conditions", "object", "more-information"] as const;
export type Opinion = (typeof opinions)[number];

export type PlannedTask = { kind: TaskKind; department: string };

/** The tasks that a decision opens: one for each coordinating department, and the appraisal where it is asked for. */
export function plannedTasks(
  decision: { coordinating: readonly string[]; appraisal: boolean },
  appraisalDepartment: string,
): PlannedTask[] {
  const tasks = decision.coordinating.map(
    (department): PlannedTask => ({ kind: "coordination", department }),
  );
  return decision.appraisal ? [...tasks, { kind: "appraisal", department: appraisalDepartment }] : tasks;
}

/**
 * Working days that a task has: half of those of its lead, rounded down so that the lead department keeps the longer
 * half to answer in, and at least one. An internal practice, not a decree: the province may change it here.
 */
export function taskDays(leadDays: number): number {
  return Math.max(1, Math.floor(leadDays / 2));
}

/** How the appraisal of a lead stands. */
export type AppraisalStanding = "none" | "not-asked" | "silent" | "more-information" | "given";

/** The newest appraisal that was not cancelled counts: one asked anew is open again until it is answered. */
export function appraisalStanding(
  lead: { appraisal: boolean },
  tasks: readonly { kind: string; state: string; opinion: string | null }[],
): AppraisalStanding {
  if (!lead.appraisal) return "none";
  const latest = tasks.findLast((task) => task.kind === "appraisal" && task.state !== "cancelled");
  if (!latest) return "not-asked";
  if (latest.state === "open") return "silent";
  return latest.opinion === "more-information" ? "more-information" : "given";
}
