/** What may be done with many leads at once. */
export const bulkVerbs = ["accept", "assign", "forward"] as const;
export type BulkVerb = (typeof bulkVerbs)[number];

export const mostInBulk = 100;
/** For so long a bulk action can be taken back. */
export const undoMs = 10 * 60 * 1000;

/** One lead of a selection: its code, and the version that the person saw. */
export type Selected = { code: string; version: number };

/** A selection as the queue's checkboxes send it (`VC26-7K3M9Q-T:3`); what is none is left out, and nothing is there twice. */
export function readSelection(values: readonly string[]): Selected[] {
  const selected = new Map<string, Selected>();
  for (const value of values) {
    const match = /^(VC[0-9A-Z-]{6,20}):([1-9][0-9]{0,8})$/.exec(value);
    if (match?.[1]) selected.set(match[1], { code: match[1], version: Number(match[2]) });
  }
  return [...selected.values()];
}

export type BulkProblem = "none" | "many" | "assignee" | "department" | "reason";

/** What is missing before a verb can be carried out on a selection; null when nothing is. */
export function bulkProblem(
  verb: BulkVerb,
  selected: readonly Selected[],
  given: { assignee: number | null; department: string; reason: string },
): BulkProblem | null {
  if (selected.length === 0) return "none";
  if (selected.length > mostInBulk) return "many";
  if (verb === "assign" && given.assignee === null) return "assignee";
  if (verb === "forward" && given.department === "") return "department";
  return verb === "forward" && given.reason.trim() === "" ? "reason" : null;
}

export function mayUndo(action: { at: Date; undoneAt: Date | null }, now: Date): boolean {
  return action.undoneAt === null && now.getTime() - action.at.getTime() <= undoMs;
}
