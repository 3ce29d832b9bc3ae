import {
  dueDate,
  noonOf,
  vietnamDate,
  type WorkingCalendar,
  workingDaysBetween,
} from "~/core/deadlines/calendar";

/**
 * The due date after the clock stood still from `since` until `now`: later by the working days that were waited.
 * Null when there was none, or when a year that is needed has no calendar: then people must look.
 */
export function extendedDue(
  due: string | null,
  since: Date,
  now: Date,
  calendar: WorkingCalendar,
): { due: string | null; waitedDays: number | null } {
  const waitedDays = workingDaysBetween(vietnamDate(since), vietnamDate(now), calendar);
  if (due === null || waitedDays === null) return { due: null, waitedDays };
  if (waitedDays === 0) return { due, waitedDays };
  return { due: dueDate(noonOf(due), waitedDays, calendar).due, waitedDays };
}
