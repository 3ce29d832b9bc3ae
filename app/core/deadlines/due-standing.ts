import { vietnamDate, type WorkingCalendar, workingDaysBetween } from "~/core/deadlines/calendar";
import { isClosed, type LeadState } from "~/core/leads/lead";

/**
 * How a lead stands against its due date. `days` are working days: left, or late. `unknown`: no due date, because the
 * calendar of a year was missing; `days` is null where the calendar between is.
 */
export type DueStanding =
  | { standing: "closed" | "stopped" | "unknown" }
  | { standing: "overdue" | "ample" | "soon"; days: number | null }
  | { standing: "today" };

/** So many working days before its date a lead is called due soon. */
const soonDays = 1;

/** @param due ISO date, or null when there is none. */
export function dueStanding(
  lead: { state: LeadState; due: string | null },
  now: Date,
  calendar: WorkingCalendar,
): DueStanding {
  if (isClosed(lead.state)) return { standing: "closed" };
  if (lead.state === "waiting-for-submitter") return { standing: "stopped" };
  if (lead.due === null) return { standing: "unknown" };
  const today = vietnamDate(now);
  if (lead.due === today) return { standing: "today" };
  if (lead.due < today) {
    const days = workingDaysBetween(lead.due, today, calendar);
    // Late since a day off: not one working day has passed, and yet the date has.
    return { standing: "overdue", days };
  }
  const days = workingDaysBetween(today, lead.due, calendar);
  return { standing: days !== null && days <= soonDays ? "soon" : "ample", days };
}
