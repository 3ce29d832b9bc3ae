import { expect, test } from "vitest";
import type { CalendarYear, WorkingCalendar } from "~/core/deadlines/calendar";
import { changedDays, shiftedDue } from "~/core/deadlines/shifted-due";

const year: CalendarYear = { status: "official", off: ["2026-11-24"], working: [] };
const calendar = (over: Partial<CalendarYear>): WorkingCalendar => ({
  years: { 2026: { ...year, ...over } },
});
/** Tuesday 1 December, 09:00 in Viet Nam. */
const received = new Date("2026-12-01T02:00:00Z");

test.each([
  ["a day off between moves it by one", { off: ["2026-11-24", "2026-12-04"] }, "2026-12-09"],
  ["a day off that is the date itself", { off: ["2026-11-24", "2026-12-08"] }, "2026-12-09"],
  ["a worked Saturday between brings it nearer", { working: ["2026-12-05"] }, "2026-12-07"],
  [
    "the day off and the Saturday swapped for it",
    { off: ["2026-11-24", "2026-12-04"], working: ["2026-12-05"] },
    "2026-12-08",
  ],
  ["a day before the receipt changes nothing", { off: [] }, "2026-12-08"],
  ["a day after the date changes nothing", { off: ["2026-11-24", "2026-12-25"] }, "2026-12-08"],
])("%s", (_, over, due) => {
  expect(shiftedDue(received, "2026-12-08", calendar({}), calendar(over))).toBe(due);
});

test("nothing is said of a date in a year without a calendar", () => {
  expect(shiftedDue(received, "2027-01-05", calendar({}), calendar({}))).toBeNull();
});

test("which days change, whichever list they came from or went to", () => {
  const after = { off: ["2026-12-31"], working: ["2026-12-26"] };
  expect(changedDays(year, after)).toEqual({
    off: ["2026-12-31"],
    worked: ["2026-11-24", "2026-12-26"],
  });
});
