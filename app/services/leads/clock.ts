import type { WorkingCalendar } from "~/core/deadlines/calendar";
import { extendedDue } from "~/core/deadlines/extend-due";
import { dateOf, isoDay } from "../date-columns";

/** The due date of a lead whose clock runs from `now` on: later by the working days that it waited for the sender. */
export function resumedClock(
  lead: { dueOn: Date | null; waitingSince: Date | null },
  now: Date,
  calendar: WorkingCalendar,
): { dueOn: Date | null; waitedDays: number | null } {
  if (!lead.waitingSince) return { dueOn: lead.dueOn, waitedDays: 0 };
  const { due, waitedDays } = extendedDue(isoDay(lead.dueOn), lead.waitingSince, now, calendar);
  return { dueOn: dateOf(due), waitedDays };
}
