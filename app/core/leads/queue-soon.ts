import { vietnamDate, type WorkingCalendar } from "~/core/deadlines/calendar";
import { dueStanding } from "~/core/deadlines/due-standing";
import { addDays } from "~/core/shared/day";

/** Longer than any holiday with a working day on either side. */
const mostDays = 30;

/** The last date on which a lead may be due and still be called due soon (or due today), as an ISO date. */
export function soonUntil(now: Date, calendar: WorkingCalendar): string {
  const today = vietnamDate(now);
  let last = today;
  for (let days = 1; days <= mostDays; days += 1) {
    const due = addDays(today, days);
    if (dueStanding({ state: "in-progress", due }, now, calendar).standing !== "soon") break;
    last = due;
  }
  return last;
}
