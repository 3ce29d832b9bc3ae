import { dueDate, type WorkingCalendar, workingDaysBetween } from "~/core/deadlines/calendar";

/**
 * The due date that a lead would have if the calendar had always been `after`: as many working days from its receipt as
 * `before` gives it now, pauses and extensions included. Null when a year on the way has no calendar in one of them.
 */
export function shiftedDue(
  receivedAt: Date,
  due: string,
  before: WorkingCalendar,
  after: WorkingCalendar,
): string | null {
  const from = dueDate(receivedAt, 0, before).due;
  if (from === null) return null;
  const days = workingDaysBetween(from, due, before);
  return days === null ? null : dueDate(receivedAt, days, after).due;
}

/** The days that are worked in one of two calendars of a year and not in the other, as ISO dates in order. */
export function changedDays(
  before: { off: readonly string[]; working: readonly string[] },
  after: { off: readonly string[]; working: readonly string[] },
): { off: string[]; worked: string[] } {
  const added = (now: readonly string[], then: readonly string[]) => now.filter((day) => !then.includes(day));
  return {
    off: [...added(after.off, before.off), ...added(before.working, after.working)].sort(),
    worked: [...added(before.off, after.off), ...added(after.working, before.working)].sort(),
  };
}
