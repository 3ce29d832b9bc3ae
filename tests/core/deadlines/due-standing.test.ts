import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { WorkingCalendar } from "~/core/deadlines/calendar";
import { workingCalendarSchema } from "~/core/deadlines/calendar.schema";
import { dueStanding } from "~/core/deadlines/due-standing";
import { extendedDue } from "~/core/deadlines/extend-due";

const calendar: WorkingCalendar = workingCalendarSchema.parse(
  JSON.parse(readFileSync("prisma/data/holidays.json", "utf8")).calendar,
);

const at = (time: string) => new Date(`${time}+07:00`);

test.each([
  ["closed, whatever its date", "resolved", "2026-11-01", "2026-11-25T09:00", { standing: "closed" }],
  [
    "stopped while we wait",
    "waiting-for-submitter",
    "2026-11-01",
    "2026-11-25T09:00",
    { standing: "stopped" },
  ],
  ["without a date where a calendar is missing", "routed", null, "2026-11-25T09:00", { standing: "unknown" }],
  ["due today until midnight in Viet Nam", "routed", "2026-11-25", "2026-11-25T23:59", { standing: "today" }],
  ["late the minute after", "routed", "2026-11-25", "2026-11-26T00:01", { standing: "overdue", days: 1 }],
  [
    "late since Friday, on a Sunday",
    "routed",
    "2026-11-27",
    "2026-11-29T09:00",
    { standing: "overdue", days: 0 },
  ],
  ["due soon", "in-progress", "2026-11-26", "2026-11-25T09:00", { standing: "soon", days: 1 }],
  [
    "over the holiday of 24 November",
    "routed",
    "2026-11-25",
    "2026-11-23T09:00",
    { standing: "soon", days: 1 },
  ],
  ["in good time", "routed", "2026-12-02", "2026-11-25T09:00", { standing: "ample", days: 5 }],
] as const)("a lead is %s", (_, state, due, now, standing) => {
  expect(dueStanding({ state, due }, at(now), calendar)).toEqual(standing);
});

test.each([
  ["nothing within one day", "2026-12-02", "2026-11-25T09:00", "2026-11-25T16:00", "2026-12-02", 0],
  ["the working days waited", "2026-12-02", "2026-11-25T09:00", "2026-11-30T08:00", "2026-12-07", 3],
  ["nothing over a weekend", "2026-12-02", "2026-11-27T17:30", "2026-11-29T10:00", "2026-12-02", 0],
  ["nothing over the holiday", "2026-11-26", "2026-11-23T09:00", "2026-11-24T09:00", "2026-11-26", 0],
  ["no date where there was none", null, "2026-11-25T09:00", "2026-11-30T08:00", null, 3],
  [
    "no date into a year without a calendar",
    "2026-12-02",
    "2026-11-25T09:00",
    "2099-01-05T08:00",
    null,
    null,
  ],
])("waiting adds %s", (_, due, since, now, extended, waitedDays) => {
  expect(extendedDue(due, at(since), at(now), calendar)).toMatchObject({ due: extended, waitedDays });
});

test.each([
  ["in a confirmed year", "2026-12-02", "2026-11-25T09:00", "2026-11-30T08:00", { calendar: "official" }],
  [
    "that moves into an unconfirmed year",
    "2026-12-30",
    "2026-12-28T09:00",
    "2026-12-30T08:00",
    { calendar: "provisional" },
  ],
  [
    "over days waited in an unconfirmed year",
    "2026-12-02",
    "2026-12-31T09:00",
    "2027-01-05T08:00",
    { calendar: "provisional" },
  ],
  [
    "that would move into a year without a calendar",
    "2027-12-30",
    "2027-12-28T09:00",
    "2027-12-30T08:00",
    { calendar: "missing", missingYear: "2028" },
  ],
  [
    "over days waited in a year without a calendar",
    "2027-12-30",
    "2027-12-28T09:00",
    "2028-01-05T08:00",
    { calendar: "missing", missingYear: "2028" },
  ],
])("a date %s says how sure it is", (_, due, since, now, sure) => {
  expect(extendedDue(due, at(since), at(now), calendar)).toMatchObject(sure);
});
