import { instantIn, vietnamTime, type WorkingCalendar, walkCalendar } from "~/core/deadlines/calendar";

/** An instant that so many working minutes lead to, or the year whose calendar is missing on the way. */
export type WorkingInstant =
  | { at: Date; calendar: "official" | "provisional" }
  | { at: null; calendar: "missing"; missingYear: string };

const minuteMs = 60_000;

/** When the province's offices work, in minutes of the day in Viet Nam: 07:30–11:30 and 13:30–17:00. */
const workingHours = [
  { from: 7 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60 + 30, to: 17 * 60 },
] as const;

/**
 * The instant by which a promise of so many working minutes ends. Counted from the instant of receipt when an office is
 * open then, else from the next opening: nothing that comes in the lunch break, at night or on a day off loses time.
 * @throws RangeError for minutes that are no whole number, or below 0.
 */
export function addWorkingMinutes(
  receivedAt: Date,
  minutes: number,
  calendar: WorkingCalendar,
): WorkingInstant {
  if (!Number.isSafeInteger(minutes) || minutes < 0) throw new RangeError("working minutes: a whole number");
  const received = vietnamTime(receivedAt);
  const walk = walkCalendar(calendar);
  let left = minutes * minuteMs;
  let from = received.ms;
  let day = walk.firstWorkingDay(received.day);
  if (day !== received.day) from = 0;
  while (day !== null) {
    for (const hours of workingHours) {
      const start = Math.max(from, hours.from * minuteMs);
      const there = hours.to * minuteMs - start;
      // A promise of no minutes at 11:30 sharp ends when the office opens again, not when it closes.
      if (there <= 0) continue;
      if (left <= there) return { at: instantIn(day, start + left), calendar: walk.status() };
      left -= there;
    }
    from = 0;
    day = walk.firstWorkingDay(day + 1);
  }
  return { at: null, calendar: "missing", missingYear: walk.missingYear() };
}
