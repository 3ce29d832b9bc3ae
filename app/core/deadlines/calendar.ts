/**
 * The province's working calendar, year by year. Weekends are off besides `off`; `working` are the Saturdays and
 * Sundays that are worked in exchange for a bridging day (Bộ luật Lao động 45/2019/QH14 Điều 111–112; yearly notice
 * of the Ministry of Home Affairs; Nghị quyết 28/2026/QH16 for 24 November). A year nobody has confirmed yet is
 * `provisional`; a year that is not here has no working days at all, and nothing is guessed about it.
 */
export type CalendarYear = {
  status: "official" | "provisional";
  /** ISO dates: weekdays that are not worked. */
  off: readonly string[];
  /** ISO dates: Saturdays and Sundays that are worked. */
  working: readonly string[];
};

export type WorkingCalendar = { years: Readonly<Record<string, CalendarYear>> };

export type CalendarStatus = "official" | "provisional" | "missing";

export type DueDate =
  | { due: string; countsFrom: string; calendar: "official" | "provisional" }
  | { due: null; calendar: "missing"; missingYear: string };

/**
 * The date that a lead has now, however it came about, and how sure the years are that it was counted over. Without a
 * date, `missingYear` is null where the calendar was missing earlier already.
 */
export type DueNow =
  | { due: string; calendar: "official" | "provisional" }
  | { due: null; calendar: "missing"; missingYear: string | null };

/** Viet Nam is seven hours ahead of UTC all year; it has had no summer time since 1975. */
const offsetMs = 7 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** A lead that comes after this instant of the day counts as received the next working day (routing policy, Due). */
const closingMs = 17 * 60 * 60 * 1000;

/** The date in Viet Nam at an instant, as ISO `2026-11-24`. */
export function vietnamDate(instant: Date): string {
  return isoDate(instant.getTime() + offsetMs);
}

/**
 * The date by which the first substantive answer is due, `workingDays` after the day of receipt, which itself does
 * not count (Bộ luật Dân sự Điều 147, khoản 2); a period that would end on a day off ends on the next working day
 * (Điều 148, khoản 5). Received after 17:00:00 or on a day off counts as received the next working day.
 * `calendar` is provisional when any day that was looked at lies in an unconfirmed year, missing when one lies in a
 * year that is not in the calendar; then there is no due date and someone must be told.
 */
export function dueDate(receivedAt: Date, workingDays: number, calendar: WorkingCalendar): DueDate {
  const day = dayOfReceipt(receivedAt);
  if (!Number.isSafeInteger(workingDays) || workingDays < 0)
    throw new RangeError("working days: a whole number");
  const walk = walkCalendar(calendar);

  const received = walk.firstWorkingDay(day);
  let due = received;
  for (let left = workingDays; left > 0 && due !== null; left--) due = walk.firstWorkingDay(due + 1);
  if (received === null || due === null)
    return { due: null, calendar: "missing", missingYear: walk.missingYear() };
  return { due: isoDate(due * dayMs), countsFrom: isoDate(received * dayMs), calendar: walk.status() };
}

/**
 * The day (since 1970-01-01) that what comes at an instant counts for, or the first one worked after it: all that
 * `dueDate` asks of the instant.
 */
export function dayOfReceipt(receivedAt: Date): number {
  const { day, ms } = vietnamTime(receivedAt);
  return ms > closingMs ? day + 1 : day;
}

/** Whether an ISO date is worked; null when its year is not in the calendar. */
export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean | null {
  const year = calendarYear(date, calendar);
  return year ? isWorked(date, year) : null;
}

/**
 * Working days after `from` up to and with `to` (ISO dates): by how many a lead due on `from` is late on `to`.
 * 0 when `to` is not later; null when a day between lies in a year without a calendar.
 */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number | null {
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= last; day++) {
    const worked = isWorkingDay(isoDate(day * dayMs), calendar);
    if (worked === null) return null;
    if (worked) count += 1;
  }
  return count;
}

/**
 * What the calendar knows of the years from one ISO date to another: the first that is missing, and whether all are
 * confirmed.
 */
export function yearsBetween(
  first: string,
  last: string,
  calendar: WorkingCalendar,
): { missing: string | null; confirmed: boolean } {
  let confirmed = true;
  for (let year = Number(yearOf(first)); year <= Number(yearOf(last)); year++) {
    const known = knownYear(String(year), calendar);
    if (!known) return { missing: String(year), confirmed: false };
    if (known.status === "provisional") confirmed = false;
  }
  return { missing: null, confirmed };
}

/** A date that somebody has given: as sure as its year. */
export function givenDate(due: string, calendar: WorkingCalendar): DueNow {
  return { due, calendar: yearsBetween(due, due, calendar).confirmed ? "official" : "provisional" };
}

/** Whether an open lead's due date has passed in Viet Nam. */
export function isOverdue(due: string, now: Date): boolean {
  return vietnamDate(now) > due;
}

/**
 * An instant as day and time of day in Viet Nam: days since 1970-01-01, and milliseconds since midnight.
 * @throws RangeError for a date that is none.
 */
export function vietnamTime(instant: Date): { day: number; ms: number } {
  const local = instant.getTime() + offsetMs;
  if (Number.isNaN(local)) throw new RangeError("receivedAt is not a date");
  const day = Math.floor(local / dayMs);
  return { day, ms: local - day * dayMs };
}

/** The instant of a day and time in Viet Nam, as `vietnamTime` gives them. */
export function instantIn(day: number, ms: number): Date {
  return new Date(day * dayMs + ms - offsetMs);
}

/** The instant at which an ISO day begins in Viet Nam. */
export function dayBegins(day: string): Date {
  return instantIn(dayNumber(day), 0);
}

/** Noon of an ISO day in Viet Nam: what is counted from there is counted as from a day of receipt. */
export function noonOf(day: string): Date {
  return instantIn(dayNumber(day), dayMs / 2);
}

/** Walks days forward and remembers what it saw. It ends at the latest where the calendar does. */
export function walkCalendar(calendar: WorkingCalendar) {
  let provisional = false;
  let missing = "";
  return {
    firstWorkingDay(from: number): number | null {
      for (let day = from; ; day++) {
        const date = isoDate(day * dayMs);
        const year = calendarYear(date, calendar);
        if (!year) {
          missing = yearOf(date);
          return null;
        }
        if (year.status === "provisional") provisional = true;
        if (isWorked(date, year)) return day;
      }
    },
    status: () => (provisional ? ("provisional" as const) : ("official" as const)),
    missingYear: () => missing,
  };
}

function calendarYear(date: string, calendar: WorkingCalendar): CalendarYear | undefined {
  return knownYear(yearOf(date), calendar);
}

function knownYear(year: string, calendar: WorkingCalendar): CalendarYear | undefined {
  return Object.hasOwn(calendar.years, year) ? calendar.years[year] : undefined;
}

function yearOf(date: string): string {
  return date.slice(0, date.indexOf("-", 1));
}

function isWorked(date: string, year: CalendarYear): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  return weekend ? year.working.includes(date) : !year.off.includes(date);
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, -14);
}

function dayNumber(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not an ISO date: ${date}`);
  return Math.floor(ms / dayMs);
}
