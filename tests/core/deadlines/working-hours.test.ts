import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { workingCalendarSchema } from "~/core/deadlines/calendar.schema";
import { addWorkingMinutes } from "~/core/deadlines/working-hours";

const calendar = workingCalendarSchema.parse(
  JSON.parse(readFileSync("prisma/data/holidays.json", "utf8")).calendar,
);
const at = (local: string) => new Date(`${local}+07:00`);

test.each([
  // Tue 24 November 2026 is a holiday; Wed 25 is worked from 07:30, and two hours later it is 09:30.
  ["row 2: received on a holiday at 16:00, two hours", "2026-11-24T16:00", 120, "2026-11-25T09:30"],
  // 10 minutes until the break at 11:30, 20 more from 13:30.
  ["row 3: received at 11:20, half an hour", "2026-12-01T11:20", 30, "2026-12-01T13:50"],
  ["received in the lunch break", "2026-12-01T12:15", 30, "2026-12-01T14:00"],
  ["ten minutes before the break, ten minutes", "2026-12-01T11:20", 10, "2026-12-01T11:30"],
  ["received before opening", "2026-12-01T06:00", 60, "2026-12-01T08:30"],
  ["received after closing", "2026-12-01T17:00", 1, "2026-12-02T07:31"],
  // Fri 4 December 16:00: one hour until 17:00, the second on Monday from 07:30.
  ["over a weekend", "2026-12-04T16:00", 120, "2026-12-07T08:30"],
  // Fri 21 August 16:30, half an hour; Sat 22 August is worked.
  ["into a worked Saturday", "2026-08-21T16:30", 60, "2026-08-22T08:00"],
  // A day has 7.5 hours: Mon 08:00 and 450 minutes end on Tuesday at 08:00.
  ["a whole day", "2026-12-07T08:00", 450, "2026-12-08T08:00"],
  ["no minutes in the night end at opening", "2026-12-01T22:00", 0, "2026-12-02T07:30"],
])("%s: %s + %i minutes", (_, receivedAt, minutes, end) => {
  expect(addWorkingMinutes(at(receivedAt), minutes, calendar)).toEqual({
    at: at(end),
    calendar: "official",
  });
});

test("row 4: into a year without a calendar there is no answer, and the year is named", () => {
  expect(addWorkingMinutes(at("2027-12-31T16:30"), 60, calendar)).toEqual({
    at: null,
    calendar: "missing",
    missingYear: "2028",
  });
});

test("what hangs on an unconfirmed year says so", () => {
  expect(addWorkingMinutes(at("2026-12-31T16:30"), 60, calendar)).toEqual({
    at: at("2027-01-04T08:00"),
    calendar: "provisional",
  });
});

test("minutes are a whole number", () => {
  expect(() => addWorkingMinutes(at("2026-12-01T08:00"), 1.5, calendar)).toThrow(RangeError);
});
