import type { DueNow, WorkingCalendar } from "~/core/deadlines/calendar";
import { extendedDue } from "~/core/deadlines/extend-due";
import type { Transaction } from "~/infra/db/client.server";
import { dateOf, isoDay } from "../date-columns";
import type { Posting } from "../mail/letters.server";
import { mailMissingCalendar } from "./submitter-mails.server";

/** The due date of a lead whose clock runs from `now` on: later by the working days that it waited for the sender. */
export function resumedClock(
  lead: { dueOn: Date | null; waitingSince: Date | null },
  now: Date,
  calendar: WorkingCalendar,
): DueNow & { waitedDays: number | null } {
  return extendedDue(isoDay(lead.dueOn), lead.waitingSince ?? now, now, calendar);
}

/**
 * A lead's due date as its row keeps it, beside what the calendar was worth. Where a year was missing the administrators
 * are told: the lead has no date until somebody enters the year.
 */
export async function dueFields(
  tx: Transaction,
  given: Posting & { lead: { id: number; code: string } },
  due: DueNow,
) {
  if (due.due === null && due.missingYear) await mailMissingCalendar(tx, given, due.missingYear);
  return { dueOn: dateOf(due.due), calendar: due.calendar };
}
