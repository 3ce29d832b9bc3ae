import { dueDate, isWorkingDay, noonOf, type WorkingCalendar } from "~/core/deadlines/calendar";

export type ExtensionRefusal =
  | "date.missing"
  | "date.not-later"
  | "date.too-late"
  | "date.day-off"
  | "calendar.missing";

/**
 * The last day to which a due date may be moved: as many working days later as the lead had at first. Null when a year
 * on the way has no calendar.
 */
export function latestExtension(due: string, leadDays: number, calendar: WorkingCalendar): string | null {
  return dueDate(noonOf(due), leadDays, calendar).due;
}

/** Why a new due date cannot be given; null when it can. `today`: a date is promised for a day still to come. */
export function extensionRefusal(
  lead: { due: string | null; dueDays: number },
  newDue: string | null,
  today: string,
  calendar: WorkingCalendar,
): ExtensionRefusal | null {
  if (newDue === null) return "date.missing";
  if (lead.due === null) return "calendar.missing";
  if (newDue <= lead.due || newDue <= today) return "date.not-later";
  // Overdue already: the days are counted from today, or there would be nothing left to promise.
  const latest = latestExtension(lead.due > today ? lead.due : today, lead.dueDays, calendar);
  if (latest === null) return "calendar.missing";
  if (newDue > latest) return "date.too-late";
  return isWorkingDay(newDue, calendar) ? null : "date.day-off";
}
