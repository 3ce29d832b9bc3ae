import { vietnamDate, type WorkingCalendar, workingDaysBetween } from "~/core/deadlines/calendar";
import { addWorkingMinutes } from "~/core/deadlines/working-hours";

/**
 * `half` of the working days are over; `day-before` the date (or on it); `overdue`: the head of the department is told;
 * `escalated`: a working day later the coordinators are. Reminders inform: none takes a lead from anybody.
 */
export const reminderKinds = ["half", "day-before", "overdue", "escalated"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** What has a date: a lead whose clock runs, or an open task. */
export type Reminded = { due: string; days: number };

/** So many working days after its date nothing is sent singly any more: what is that late is in the daily report. */
const silentAfterDays = 10;

/**
 * The one reminder that is due now, or null. Only the highest: after a downtime nobody gets three mails about one lead,
 * and one that was sent is never sent again for the same date, nor is a lower one after it.
 * @param thing ISO due date and the working days that were given for it.
 * @param sent kinds already sent for this due date.
 */
export function reminderDue(
  thing: Reminded,
  now: Date,
  calendar: WorkingCalendar,
  sent: readonly string[],
): ReminderKind | null {
  const kind = stage(thing, vietnamDate(now), calendar);
  if (kind === null) return null;
  const higher = reminderKinds.slice(reminderKinds.indexOf(kind));
  return higher.some((each) => sent.includes(each)) ? null : kind;
}

function stage({ due, days }: Reminded, today: string, calendar: WorkingCalendar): ReminderKind | null {
  if (today > due) {
    const late = workingDaysBetween(due, today, calendar);
    if (late !== null && late > silentAfterDays) return null;
    return late !== null && late > 1 ? "escalated" : "overdue";
  }
  const left = workingDaysBetween(today, due, calendar);
  if (left === null) return null;
  if (left <= 1) return "day-before";
  return left <= Math.floor(days / 2) ? "half" : null;
}

/** What is reminded of once in a lead's life, before any of the others: nobody has opened it yet. */
export const unreadReminder = "unread" as const;

/** Half of an office's day of seven and a half hours: the sender was promised that it is read within one such day. */
const unreadAfterMinutes = 225;

/** From when on a lead that nobody has read is reminded of; null where a calendar is missing on the way. */
export function unreadReminderAt(receivedAt: Date, calendar: WorkingCalendar): Date | null {
  return addWorkingMinutes(receivedAt, unreadAfterMinutes, calendar).at;
}
