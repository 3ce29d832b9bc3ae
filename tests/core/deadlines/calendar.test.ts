import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CalendarStatus,
  dueDate,
  isOverdue,
  isWorkingDay,
  vietnamDate,
  workingDaysBetween,
} from "~/core/deadlines/calendar";
import { workingCalendarSchema } from "~/core/deadlines/calendar.schema";

const calendar = workingCalendarSchema.parse(
  JSON.parse(readFileSync("prisma/data/holidays.json", "utf8")).calendar,
);

/** A moment of Viet Nam's time. */
const at = (local: string) => new Date(`${local}+07:00`);

type Row = [promise: string, receivedAt: string, days: number, due: string | null, calendar: CalendarStatus];

const rows: Record<string, Row[]> = {
  "New Year 2026, with Friday 2 January off for Saturday 10 January": [
    ["received on the swapped day off counts as Monday", "2026-01-02T09:00", 2, "2026-01-07", "official"],
    ["the swapped Saturday is a working day", "2026-01-08T10:00", 2, "2026-01-10", "official"],
    ["after hours on Thursday counts as Friday", "2026-01-08T18:00", 2, "2026-01-12", "official"],
    ["received on the swapped Saturday counts that day", "2026-01-10T10:00", 1, "2026-01-12", "official"],
    [
      "after hours on the swapped Saturday counts as Monday",
      "2026-01-10T17:00:01",
      1,
      "2026-01-13",
      "official",
    ],
    ["an ordinary Saturday counts as Monday", "2026-01-03T10:00", 1, "2026-01-06", "official"],
    ["a Sunday counts as Monday", "2026-01-11T10:00", 1, "2026-01-13", "official"],
    ["early on Monday counts that day", "2026-01-12T00:00", 1, "2026-01-13", "official"],
  ],
  "Tết 2026, 16 to 20 February": [
    ["the last Friday before, one day", "2026-02-13T10:00", 1, "2026-02-23", "official"],
    ["after hours on the last Friday before", "2026-02-13T17:30", 3, "2026-02-26", "official"],
    ["on the first day of the year", "2026-02-17T10:00", 5, "2026-03-02", "official"],
    ["a week that Tết cuts in two", "2026-02-11T10:00", 3, "2026-02-23", "official"],
  ],
  "spring and autumn of 2026": [
    ["the Monday in lieu of the Hung Kings' day", "2026-04-23T10:00", 3, "2026-04-29", "official"],
    ["30 April and 1 May", "2026-04-29T10:00", 1, "2026-05-04", "official"],
    ["Saturday 22 August is worked", "2026-08-21T10:00", 1, "2026-08-22", "official"],
    ["and the days go on after it", "2026-08-21T10:00", 3, "2026-08-25", "official"],
    ["31 August to 2 September", "2026-08-28T10:00", 1, "2026-09-03", "official"],
    ["nothing in the way", "2026-06-01T10:00", 7, "2026-06-10", "official"],
  ],
  "24 November, a holiday since 2026": [
    ["received on 23 November at 17:30", "2026-11-23T17:30", 3, "2026-11-30", "official"],
    ["at exactly 17:00:00", "2026-11-23T17:00:00", 3, "2026-11-27", "official"],
    ["a millisecond later", "2026-11-23T17:00:00.001", 3, "2026-11-30", "official"],
    ["in the morning before, five days", "2026-11-23T10:00", 5, "2026-12-01", "official"],
    ["on the holiday itself", "2026-11-24T10:00", 5, "2026-12-02", "official"],
    ["a year before it was no holiday", "2025-11-21T10:00", 2, "2025-11-25", "official"],
  ],
  "from 2026 into 2027, which nobody has confirmed": [
    ["due on the last day of 2026", "2026-12-30T16:00", 1, "2026-12-31", "official"],
    ["due over the New Year", "2026-12-31T16:00", 1, "2027-01-04", "provisional"],
    ["after hours on the last day", "2026-12-31T17:30", 3, "2027-01-07", "provisional"],
    ["Tết 2027: the last day before", "2027-02-04T10:00", 3, "2027-02-16", "provisional"],
    [
      "Tết 2027: on the first day of the year, a Saturday",
      "2027-02-06T10:00",
      5,
      "2027-02-19",
      "provisional",
    ],
    ["National Day 2027", "2027-09-01T10:00", 1, "2027-09-06", "provisional"],
  ],
  "years without a calendar": [
    ["due on the last day of 2027", "2027-12-30T10:00", 1, "2027-12-31", "provisional"],
    ["one day more would be in 2028", "2027-12-30T10:00", 2, null, "missing"],
    ["received after hours on the last day of 2027", "2027-12-31T17:30", 1, null, "missing"],
    ["received years ahead", "2031-05-05T10:00", 3, null, "missing"],
    ["received in 2024", "2024-12-31T16:00", 1, null, "missing"],
    [
      "after hours on the last day of 2024, which counts as 2025",
      "2024-12-31T17:30",
      1,
      "2025-01-03",
      "official",
    ],
  ],
};

describe.each(Object.entries(rows))("%s", (_, cases) => {
  test.each(cases)("%s: %s + %i", (_promise, receivedAt, days, due, status) => {
    expect(dueDate(at(receivedAt), days, calendar)).toMatchObject({ due, calendar: status });
  });
});

test("the day is that of Viet Nam, not of the server or of UTC", () => {
  expect(vietnamDate(new Date("2026-11-22T17:00:00Z"))).toBe("2026-11-23");
  expect(vietnamDate(new Date("2026-11-22T16:59:59.999Z"))).toBe("2026-11-22");
  expect(dueDate(new Date("2026-11-22T17:30:00Z"), 1, calendar)).toMatchObject({
    countsFrom: "2026-11-23",
    due: "2026-11-25",
  });
  expect(dueDate(new Date("2026-11-20T10:00:00Z"), 1, calendar)).toMatchObject({
    countsFrom: "2026-11-20",
    due: "2026-11-23",
  });
});

test("the missing year is named, so that somebody can be told which calendar to enter", () => {
  expect(dueDate(at("2027-12-30T10:00"), 2, calendar)).toEqual({
    due: null,
    calendar: "missing",
    missingYear: "2028",
  });
  expect(dueDate(at("2026-01-05T10:00"), 1, { years: {} })).toMatchObject({ missingYear: "2026" });
});

test("a calendar without a single working day ends, too", () => {
  const off = Array.from({ length: 365 }, (_, day) => vietnamDate(new Date(Date.UTC(2026, 0, 1 + day))));
  expect(
    dueDate(at("2026-01-05T10:00"), 1, { years: { 2026: { status: "official", off, working: [] } } }),
  ).toEqual({
    due: null,
    calendar: "missing",
    missingYear: "2027",
  });
});

test("days are a whole number and the moment a moment", () => {
  expect(() => dueDate(at("2026-01-05T10:00"), -1, calendar)).toThrow(RangeError);
  expect(() => dueDate(at("2026-01-05T10:00"), Number.NaN, calendar)).toThrow(RangeError);
  expect(() => dueDate(new Date("never"), 1, calendar)).toThrow(RangeError);
});

describe("how late", () => {
  const cases: [string, string, string, number | null][] = [
    ["on the day itself", "2026-11-23", "2026-11-23", 0],
    ["before the day", "2026-11-23", "2026-11-20", 0],
    ["over the holiday", "2026-11-23", "2026-11-26", 2],
    ["over a weekend", "2026-11-20", "2026-11-22", 0],
    ["over a worked Saturday", "2026-08-21", "2026-08-24", 2],
    ["over the end of the calendar", "2027-12-30", "2028-01-04", null],
  ];
  test.each(cases)("%s: due %s, today %s", (_, due, today, days) => {
    expect(workingDaysBetween(due, today, calendar)).toBe(days);
  });

  test("a lead is overdue from the day after, in Viet Nam's time", () => {
    expect(isOverdue("2026-12-01", at("2026-12-01T23:59"))).toBe(false);
    expect(isOverdue("2026-12-01", at("2026-12-02T00:00"))).toBe(true);
  });
});

test("working days: weekdays, swapped Saturdays, no holidays, nothing known of other years", () => {
  expect(
    ["2026-11-23", "2026-11-24", "2026-11-28", "2026-08-22", "2026-08-23", "2030-01-02"].map((date) =>
      isWorkingDay(date, calendar),
    ),
  ).toEqual([true, false, false, true, false, null]);
});

test("whatever the moment, the answer is due on a working day, as many working days later as promised", () => {
  const moment = fc.date({ min: at("2025-01-01T00:00"), max: at("2027-11-01T00:00"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 20 }), (receivedAt, days) => {
      const result = dueDate(receivedAt, days, calendar);
      if (result.due === null) throw new Error("the calendar has these years");
      expect(isWorkingDay(result.due, calendar)).toBe(true);
      expect(isWorkingDay(result.countsFrom, calendar)).toBe(true);
      expect(workingDaysBetween(result.countsFrom, result.due, calendar)).toBe(days);
      expect(result.countsFrom >= vietnamDate(receivedAt)).toBe(true);
    }),
  );
});

describe("a calendar is refused", () => {
  const year = { status: "official", off: ["2026-01-01"], working: ["2026-01-10"] };
  const cases: [string, unknown][] = [
    ["with a day off on a weekend", { years: { 2026: { ...year, off: ["2026-01-03"] } } }],
    ["with a worked weekday", { years: { 2026: { ...year, working: ["2026-01-05"] } } }],
    ["with a day of another year", { years: { 2026: { ...year, off: ["2027-01-01"] } } }],
    ["with a day that is none", { years: { 2026: { ...year, off: ["2026-02-30"] } } }],
    ["with an unknown status", { years: { 2026: { ...year, status: "maybe" } } }],
  ];
  test.each(cases)("%s", (_, value) => {
    expect(workingCalendarSchema.safeParse(value).success).toBe(false);
  });
});
