import {
  type DueNow,
  dueDate,
  givenDate,
  noonOf,
  vietnamDate,
  type WorkingCalendar,
  workingDaysBetween,
  yearsBetween,
} from "~/core/deadlines/calendar";

/**
 * The due date after the clock stood still from `since` until `now`: later by the working days that were waited.
 * None when there was none, or when a year that is needed has no calendar: then people must look.
 */
export function extendedDue(
  due: string | null,
  since: Date,
  now: Date,
  calendar: WorkingCalendar,
): DueNow & { waitedDays: number | null } {
  const [from, to] = [vietnamDate(since), vietnamDate(now)];
  const waitedDays = workingDaysBetween(from, to, calendar);
  const waited = yearsBetween(from, to, calendar);
  if (waitedDays === null) return { due: null, calendar: "missing", missingYear: waited.missing, waitedDays };
  if (due === null) return { due, calendar: "missing", missingYear: null, waitedDays };
  if (waitedDays === 0) return { ...givenDate(due, calendar), waitedDays };
  const later = dueDate(noonOf(due), waitedDays, calendar);
  if (later.due === null) return { ...later, waitedDays };
  const confirmed = waited.confirmed && later.calendar === "official";
  return { due: later.due, calendar: confirmed ? "official" : "provisional", waitedDays };
}
