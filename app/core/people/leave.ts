import { addDays, isIsoDay } from "~/core/shared/day";

/** Days on which somebody is away: ISO dates, the first and the last included. */
export type Leave = { from: string; to: string };

/** More than this at once is not leave but another post. */
const longestDays = 366;

/** The leave that somebody is on that day, up to its last day: one that follows on the day after belongs to it. */
export function leaveOn(leaves: readonly Leave[], today: string): Leave | null {
  let found: Leave | null = null;
  for (const leave of [...leaves].sort((a, b) => a.from.localeCompare(b.from))) {
    if (found === null) {
      if (leave.from <= today && today <= leave.to) found = { ...leave };
    } else if (leave.from <= addDays(found.to, 1) && leave.to > found.to) {
      found = { from: found.from, to: leave.to };
    }
  }
  return found;
}

export type LeaveRefusal =
  | "from.not-a-date"
  | "to.not-a-date"
  | "to.before-from"
  | "to.past"
  | "to.too-long"
  | "from.entered-before";

/** Why a leave cannot be entered; null when it can. `entered`: those there are already. `today`: ISO date. */
export function leaveRefusal(leave: Leave, entered: readonly Leave[], today: string): LeaveRefusal | null {
  if (!isIsoDay(leave.from)) return "from.not-a-date";
  if (!isIsoDay(leave.to)) return "to.not-a-date";
  if (leave.to < leave.from) return "to.before-from";
  if (leave.to < today) return "to.past";
  if ((Date.parse(leave.to) - Date.parse(leave.from)) / 86_400_000 >= longestDays) return "to.too-long";
  const meets = entered.some((other) => other.from <= leave.to && leave.from <= other.to);
  return meets ? "from.entered-before" : null;
}
