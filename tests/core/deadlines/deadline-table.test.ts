import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CalendarYear, dueDate, type WorkingCalendar } from "~/core/deadlines/calendar";
import { workingCalendarSchema } from "~/core/deadlines/calendar.schema";
import { type ClockEvent, clockHistory } from "~/core/deadlines/clocks";
import { extendedDue } from "~/core/deadlines/extend-due";
import { extensionRefusal, latestExtension } from "~/core/deadlines/extension";

/** 2025 to 2027 as they are published. */
const published = workingCalendarSchema.parse(
  JSON.parse(readFileSync("prisma/data/holidays.json", "utf8")).calendar,
);

/**
 * 2028, entered here as an administrator would: New Year is a Saturday, so Mon 3 January in lieu; Tết from its eve, Tue 25,
 * to Mon 31 January, with Mon 24 swapped for Sat 5 February; the Hung Kings on Tue 4 April; 30 April is a Sunday and 1 May
 * a Monday, so Tue 2 May in lieu; National Day Fri 1 and, for Sat 2, Mon 4 September; the day of culture Fri 24 November.
 */
const entered: CalendarYear = {
  status: "official",
  off: [
    "2028-01-03",
    "2028-01-24",
    "2028-01-25",
    "2028-01-26",
    "2028-01-27",
    "2028-01-28",
    "2028-01-31",
    "2028-04-04",
    "2028-05-01",
    "2028-05-02",
    "2028-09-01",
    "2028-09-04",
    "2028-11-24",
  ],
  working: ["2028-02-05"],
};
const calendar: WorkingCalendar = workingCalendarSchema.parse({
  years: { ...published.years, 2028: entered },
});

/** A moment of Viet Nam's time. */
const at = (local: string) => new Date(`${local}+07:00`);

type Promise_ = [promise: string, receivedAt: string, days: number, due: string];

/** Each row's working stands above it: the days that count, by weekday and date. */
const promises: Record<string, Promise_[]> = {
  weekends: [
    // Mon 1 → Tue 2, Wed 3, Thu 4.
    ["a week without anything in the way", "2026-06-01T09:00", 3, "2026-06-04"],
    // Thu 4 → Fri 5, [Sat 6, Sun 7], Mon 8, Tue 9.
    ["over a weekend", "2026-06-04T09:00", 3, "2026-06-09"],
    // Fri 5 at 17:00:01 counts as Mon 8 → Tue 9.
    ["a second after closing on Friday", "2026-06-05T17:00:01", 1, "2026-06-09"],
    // Sat 6 counts as Mon 8 → Tue 9, Wed 10.
    ["on Saturday", "2026-06-06T09:00", 2, "2026-06-10"],
    // Mon 1 → 2, 3, 4, 5, [6, 7], 8, 9, 10, 11, 12, [13, 14], 15: ten working days.
    ["ten days are two weeks", "2026-06-01T09:00", 10, "2026-06-15"],
  ],
  "row 1: the swapped days of New Year 2026 (Fri 2 January off, Sat 10 January worked)": [
    // Fri 2 is off, [3, 4]; counts as Mon 5 → Tue 6, Wed 7.
    ["received on the swapped day off", "2026-01-02T09:00", 2, "2026-01-07"],
    // Thu 8 → Fri 9, Sat 10.
    ["due on the swapped Saturday", "2026-01-08T09:00", 2, "2026-01-10"],
    // Thu 8 → Fri 9, Sat 10, [11], Mon 12.
    ["and one day further", "2026-01-08T09:00", 3, "2026-01-12"],
    // Wed 31 December → [1, 2 off; 3, 4], Mon 5.
    ["over the New Year", "2025-12-31T09:00", 1, "2026-01-05"],
  ],
  "Tết 2026 (Mon 16 to Fri 20 February off)": [
    // Fri 13 → [14, 15], 16–20 off, [21, 22], Mon 23.
    ["one day from the last Friday before", "2026-02-13T09:00", 1, "2026-02-23"],
    // Thu 12 → Fri 13, Mon 23, Tue 24.
    ["three days from the Thursday before", "2026-02-12T09:00", 3, "2026-02-24"],
    // Tue 17 is off: counts as Mon 23 → Tue 24, Wed 25.
    ["received on its first day", "2026-02-17T09:00", 2, "2026-02-25"],
    // Mon 9 → 10, 11, 12, 13, Mon 23, 24, 25: seven.
    ["the usual seven days across it", "2026-02-09T09:00", 7, "2026-02-25"],
    // Fri 13 at 18:00 counts as Mon 23 → 24, 25, 26.
    ["after closing on the last day before", "2026-02-13T18:00", 3, "2026-02-26"],
  ],
  "the rest of 2026": [
    // Fri 24 April → [25, 26], Mon 27 off in lieu of Sun 26, Tue 28, Wed 29, Thu 30 off, Fri 1 off, [2, 3], Mon 4.
    ["the Hung Kings, 30 April and 1 May together", "2026-04-24T09:00", 3, "2026-05-04"],
    // Fri 21 August → Sat 22 worked.
    ["Saturday 22 August is worked", "2026-08-21T09:00", 1, "2026-08-22"],
    // Fri 28 → [29, 30], Mon 31 off, Tue 1 off, Wed 2 off, Thu 3, Fri 4.
    ["National Day with the swapped Monday", "2026-08-28T09:00", 2, "2026-09-04"],
    // Mon 23 November → Tue 24 off, Wed 25, Thu 26.
    ["the day of culture", "2026-11-23T09:00", 2, "2026-11-26"],
  ],
  "Tết 2027 (Fri 5, Mon 8 to Thu 11 February off)": [
    // Thu 4 → Fri 5 off, [6, 7], 8–11 off, Fri 12.
    ["one day from the Thursday before", "2027-02-04T09:00", 1, "2027-02-12"],
    // Thu 4 → Fri 12, [13, 14], Mon 15, Tue 16.
    ["three days from the Thursday before", "2027-02-04T09:00", 3, "2027-02-16"],
    // Sat 6 counts as Fri 12 → Mon 15.
    ["received on its first day, a Saturday", "2027-02-06T09:00", 1, "2027-02-15"],
    // Mon 1 → Tue 2, Wed 3, Thu 4, Fri 12, Mon 15: five.
    ["five days across it", "2027-02-01T09:00", 5, "2027-02-15"],
    // Thu 29 April → Fri 30 off, [1, 2], Mon 3 off in lieu of Sat 1 May, Tue 4.
    ["1 May on a Saturday, the Monday in lieu", "2027-04-29T09:00", 1, "2027-05-04"],
    // Wed 1 September → Thu 2 off, Fri 3 off, [4, 5], Mon 6.
    ["National Day 2027", "2027-09-01T09:00", 1, "2027-09-06"],
  ],
  "2028, entered by hand, with Tết from Mon 24 to Mon 31 January": [
    // Fri 31 December 2027 → [1, 2], Mon 3 off in lieu of Sat 1, Tue 4.
    ["over the New Year into 2028", "2027-12-31T09:00", 1, "2028-01-04"],
    // Fri 21 → [22, 23], 24–28 off, [29, 30], Mon 31 off, Tue 1 February.
    ["one day from the last Friday before Tết", "2028-01-21T09:00", 1, "2028-02-01"],
    // Thu 20 → Fri 21, Tue 1, Wed 2, Thu 3, Fri 4: five.
    ["five days across Tết", "2028-01-20T09:00", 5, "2028-02-04"],
    // … and Sat 5 February, worked for Mon 24 January: six.
    ["six days end on the swapped Saturday", "2028-01-20T09:00", 6, "2028-02-05"],
    // Wed 26 is off: counts as Tue 1 → Wed 2.
    ["received on the first day of the year", "2028-01-26T09:00", 1, "2028-02-02"],
    // Sat 5 February is worked: counts that day → [6], Mon 7, Tue 8.
    ["received on the swapped Saturday", "2028-02-05T09:00", 2, "2028-02-08"],
    // Mon 28 February → Tue 29, Wed 1 March.
    ["over 29 February", "2028-02-28T09:00", 2, "2028-03-01"],
    // Fri 28 April → [29, 30], Mon 1 off, Tue 2 off in lieu of Sun 30, Wed 3.
    ["30 April on a Sunday, the Tuesday in lieu", "2028-04-28T09:00", 1, "2028-05-03"],
    // Thu 23 November → Fri 24 off, [25, 26], Mon 27.
    ["the day of culture on a Friday", "2028-11-23T09:00", 1, "2028-11-27"],
  ],
};

describe.each(Object.entries(promises))("%s", (_, rows) => {
  test.each(rows)("%s: received %s, %i working days", (_promise, receivedAt, days, due) => {
    expect(dueDate(at(receivedAt), days, calendar).due).toBe(due);
  });
});

describe("row 4: a year without a calendar", () => {
  test("gives no due date and names the year, and never counts plain weekdays", () => {
    expect(dueDate(at("2027-12-31T09:00"), 1, published)).toEqual({
      due: null,
      calendar: "missing",
      missingYear: "2028",
    });
  });

  test("gives one as soon as the year is entered", () => {
    expect(dueDate(at("2027-12-31T09:00"), 1, calendar).due).toBe("2028-01-04");
  });
});

type Wait = [promise: string, due: string, asked: string, answered: string, waited: number, due2: string];

describe("the clock stands still while the sender is asked", () => {
  const waits: Wait[] = [
    // Tue 1 → Wed 2, Thu 3, Fri 4: three waited. Tue 8 → Wed 9, Thu 10, Fri 11.
    ["three days", "2026-12-08", "2026-12-01T09:00", "2026-12-04T15:00", 3, "2026-12-11"],
    // The same day: nothing waited.
    ["asked and answered on one day", "2026-12-08", "2026-12-01T09:00", "2026-12-01T16:00", 0, "2026-12-08"],
    // Fri 4 → [5, 6]: no working day waited.
    ["answered on Sunday", "2026-12-08", "2026-12-04T09:00", "2026-12-06T09:00", 0, "2026-12-08"],
    // Fri 4 → [5, 6], Mon 7: one. Tue 8 → Wed 9.
    ["over a weekend", "2026-12-08", "2026-12-04T09:00", "2026-12-07T09:00", 1, "2026-12-09"],
    // Thu 12 February → Fri 13, [Tết], Mon 23: two. Wed 25 → Thu 26, Fri 27.
    ["across Tết 2026", "2026-02-25", "2026-02-12T09:00", "2026-02-23T09:00", 2, "2026-02-27"],
    // Thu 8 January → Fri 9, Sat 10 worked, Mon 12: three. Wed 14 → Thu 15, Fri 16, Mon 19.
    ["across the swapped Saturday", "2026-01-14", "2026-01-08T09:00", "2026-01-12T09:00", 3, "2026-01-19"],
    // Mon 23 November → Tue 24 off, Wed 25: one. Fri 27 → [28, 29], Mon 30.
    ["across the day of culture", "2026-11-27", "2026-11-23T09:00", "2026-11-25T09:00", 1, "2026-11-30"],
    // Wed 19 January 2028 → Thu 20, Fri 21: two. Fri 21 → [22–31], Tue 1 February, Wed 2.
    ["pushed over Tết 2028", "2028-01-21", "2028-01-19T09:00", "2028-01-21T16:00", 2, "2028-02-02"],
  ];
  test.each(waits)("%s: due %s, asked %s, answered %s", (_, due, asked, answered, waitedDays, due2) => {
    expect(extendedDue(due, at(asked), at(answered), calendar)).toMatchObject({ due: due2, waitedDays });
  });
});

let eventId = 0;
const event = (kind: string, local: string, data: unknown = {}): ClockEvent => {
  eventId += 1;
  return { id: eventId, kind, at: at(local), data };
};

describe("from the history of a lead", () => {
  const lead = { receivedAt: at("2026-12-01T09:00"), dueDays: 5 };
  const routed = () => event("routed", "2026-12-01T09:00", { due: "2026-12-08" });

  test("two pauses add up", () => {
    const history = [
      routed(),
      // Wed 2 → Thu 3, Fri 4: two. Tue 8 → Wed 9, Thu 10.
      event("asked", "2026-12-02T09:00"),
      event("resumed", "2026-12-04T09:00"),
      // Mon 7 → Tue 8: one. Thu 10 → Fri 11.
      event("asked", "2026-12-07T09:00"),
      event("resumed", "2026-12-08T09:00"),
    ];
    const { due, pauses } = clockHistory(history, calendar, lead);
    expect(due.due).toBe("2026-12-11");
    expect(pauses.map(({ days }) => days)).toEqual([2, 1]);
  });

  test("row 12: waiting was noted late and corrected: the date follows, and both facts are kept", () => {
    const asked = event("asked", "2026-12-03T16:00");
    const history = [
      routed(),
      asked,
      event("resumed", "2026-12-04T09:00"),
      // Asked by telephone on Tue 1 already: Wed 2, Thu 3, Fri 4 are three, not one. Tue 8 → Fri 11.
      event("clock-corrected", "2026-12-04T10:00", { pause: asked.id, since: "2026-12-01" }),
    ];
    const { due, pauses } = clockHistory(history, calendar, lead);
    expect(due.due).toBe("2026-12-11");
    expect(pauses).toMatchObject([
      { event: asked.id, since: "2026-12-01", recordedSince: "2026-12-03", until: "2026-12-04", days: 3 },
    ]);
  });

  test("a pause after an extension is counted from the extended date", () => {
    const history = [
      routed(),
      event("extended", "2026-12-07T09:00", { due: "2026-12-15" }),
      // Mon 7 → Tue 8, Wed 9: two. Tue 15 → Wed 16, Thu 17.
      event("asked", "2026-12-07T10:00"),
      event("resumed", "2026-12-09T10:00"),
    ];
    expect(clockHistory(history, calendar, lead).due.due).toBe("2026-12-17");
  });

  test("a clock that stands has no end yet, and the date stays", () => {
    const history = [routed(), event("asked", "2026-12-02T09:00")];
    const { due, pauses } = clockHistory(history, calendar, lead);
    expect(due.due).toBe("2026-12-08");
    expect(pauses).toMatchObject([{ since: "2026-12-02", until: null, days: null }]);
  });
});

describe("extended once, by as many working days as there were at first", () => {
  test.each([
    // Tue 8 December → 9, 10, 11, [12, 13], 14, 15: five.
    ["five days more", "2026-12-08", 5, "2026-12-15"],
    // Fri 13 February → [Tết], Mon 23, Tue 24, Wed 25: three.
    ["over Tết 2026", "2026-02-13", 3, "2026-02-25"],
    // Fri 21 January 2028 → [Tết], Tue 1, Wed 2, Thu 3, Fri 4, Sat 5 worked: five.
    ["over Tết 2028 to the swapped Saturday", "2028-01-21", 5, "2028-02-05"],
  ])("%s: due %s + %i", (_, due, days, latest) => {
    expect(latestExtension(due, days, calendar)).toBe(latest);
  });

  test.each([
    ["the last day that is allowed", "2026-12-15", null],
    ["one working day more", "2026-12-16", "date.too-late"],
    ["a Saturday", "2026-12-12", "date.day-off"],
    ["not later than it was", "2026-12-08", "date.not-later"],
  ])("%s: %s", (_, to, refusal) => {
    const lead = { due: "2026-12-08", dueDays: 5 };
    expect(extensionRefusal(lead, to, "2026-12-04", calendar)).toBe(refusal);
  });
});
