import { describe, expect, test } from "vitest";
import type { WorkingCalendar } from "~/core/deadlines/calendar";
import {
  assignByDay,
  type ClockEvent,
  clockHistory,
  correctionRefusal,
  leadClocks,
} from "~/core/deadlines/clocks";
import { extensionRefusal, latestExtension } from "~/core/deadlines/extension";
import { reminderDue, reminderKinds } from "~/core/deadlines/reminders";

/** December 2026 and January 2027, with New Year's Day off. 1 December is a Tuesday. */
const calendar: WorkingCalendar = {
  years: {
    "2026": { status: "official", off: [], working: [] },
    "2027": { status: "provisional", off: ["2027-01-01"], working: [] },
  },
};

/** Nine in the morning in Viet Nam. */
const at = (day: string) => new Date(`${day}T02:00:00Z`);

let id = 0;
function happened(kind: string, day: string, data: Record<string, unknown> = {}): ClockEvent {
  id += 1;
  return { id, kind, at: at(day), data };
}

/** Received on 1 December, with five working days. */
const counted = { receivedAt: at("2026-12-01"), dueDays: 5 };

const routed = happened("routed", "2026-12-01", { due: "2026-12-08" });

describe("the due date as the history has it", () => {
  const asked = happened("asked", "2026-12-03");
  const cases: [string, ClockEvent[], string | null][] = [
    ["as it was promised", [routed], "2026-12-08"],
    ["not later while the sender is still waited for", [routed, asked], "2026-12-08"],
    [
      "a working day later for a day waited",
      [routed, asked, happened("resumed", "2026-12-04")],
      "2026-12-09",
    ],
    [
      "not later for a weekend waited through",
      [routed, happened("asked", "2026-12-04"), happened("resumed", "2026-12-06")],
      "2026-12-08",
    ],
    [
      "later by both of two pauses",
      [
        routed,
        asked,
        happened("resumed", "2026-12-04"),
        happened("asked", "2026-12-07"),
        happened("resumed", "2026-12-09"),
      ],
      "2026-12-11",
    ],
    [
      "running again where it was forwarded",
      [routed, asked, happened("forwarded", "2026-12-04")],
      "2026-12-09",
    ],
    [
      "running again where it was returned",
      [routed, asked, happened("returned", "2026-12-04")],
      "2026-12-09",
    ],
    [
      "still not later where that forwarding was taken back",
      [
        routed,
        asked,
        happened("forwarded", "2026-12-04"),
        happened("undone", "2026-12-04", { verb: "forward", from: "finance", to: "zone" }),
      ],
      "2026-12-08",
    ],
    [
      "later once for a pause that went on after a forwarding was taken back",
      [
        routed,
        asked,
        happened("forwarded", "2026-12-04"),
        happened("undone", "2026-12-04", { verb: "forward", from: "finance", to: "zone" }),
        happened("resumed", "2026-12-07"),
      ],
      "2026-12-10",
    ],
    [
      "not moved by a forwarding that was taken back and had ended no pause",
      [
        routed,
        asked,
        happened("forwarded", "2026-12-04"),
        happened("forwarded", "2026-12-07"),
        happened("undone", "2026-12-07", { verb: "forward", from: "finance", to: "zone" }),
        happened("resumed", "2026-12-08"),
      ],
      "2026-12-09",
    ],
    ["not moved by a resolution", [routed, asked, happened("resolved", "2026-12-04")], "2026-12-08"],
    [
      "what was promised anew",
      [routed, happened("extended", "2026-12-07", { due: "2026-12-15" })],
      "2026-12-15",
    ],
    [
      "what was promised when it was reopened",
      [routed, happened("resolved", "2026-12-04"), happened("reopened", "2026-12-10", { due: "2026-12-17" })],
      "2026-12-17",
    ],
    [
      "counted from the reopening that could promise none, now that its year has a calendar",
      [
        routed,
        happened("reopened", "2026-12-10", { due: null }),
        happened("asked", "2026-12-11"),
        happened("resumed", "2026-12-14", { due: null }),
      ],
      "2026-12-18",
    ],
    [
      "counted from the receipt that could promise none, with what was waited since",
      [
        happened("routed", "2026-12-01", { due: null }),
        asked,
        happened("resumed", "2026-12-04", { due: null }),
      ],
      "2026-12-09",
    ],
    [
      "none where a year is still missing",
      [routed, happened("asked", "2027-12-30"), happened("resumed", "2028-01-04")],
      null,
    ],
  ];
  test.each(cases)("%s", (_, events, due) => {
    expect(clockHistory(events, calendar, counted).due.due).toBe(due);
  });

  test("a correction counts from where it belongs, and keeps what was recorded", () => {
    const question = happened("asked", "2026-12-03");
    const events = [
      routed,
      question,
      happened("resumed", "2026-12-04"),
      happened("clock-corrected", "2026-12-04", { pause: question.id, since: "2026-12-01" }),
    ];
    expect(clockHistory(events, calendar, counted)).toEqual({
      due: { due: "2026-12-11", calendar: "official" },
      pauses: [
        {
          event: question.id,
          since: "2026-12-01",
          recordedSince: "2026-12-03",
          notBefore: "2026-12-01",
          until: "2026-12-04",
          days: 3,
        },
      ],
    });
    const again = happened("clock-corrected", "2026-12-07", { pause: question.id, since: "2026-12-02" });
    expect(clockHistory([...events, again], calendar, counted).due.due).toBe("2026-12-10");
  });

  test("a date that was promised anew is not moved by a pause before it", () => {
    const question = happened("asked", "2026-12-03");
    const events = [
      routed,
      question,
      happened("resumed", "2026-12-04"),
      happened("extended", "2026-12-07", { due: "2026-12-15" }),
      happened("clock-corrected", "2026-12-08", { pause: question.id, since: "2026-12-01" }),
    ];
    expect(clockHistory(events, calendar, counted).due.due).toBe("2026-12-15");
  });
});

test.each([
  ["2026-11-30", "date.before-receipt"],
  ["2026-12-05", "date.after-pause"],
  ["2026-12-03", "date.same"],
  ["2026-12-01", null],
])("waiting since %s: %s", (since, refusal) => {
  const { pauses } = clockHistory(
    [routed, happened("asked", "2026-12-03"), happened("resumed", "2026-12-04")],
    calendar,
  );
  const [pause] = pauses;
  expect(pause && correctionRefusal(pause, since, at("2026-12-01"), at("2026-12-08"))).toBe(refusal);
});

describe("a pause cannot have begun", () => {
  const first = [happened("asked", "2026-12-02"), happened("resumed", "2026-12-04")];
  const cases: [string, ClockEvent[], string][] = [
    ["before the one before it ended", first, "2026-12-04"],
    [
      "before the one before it ended, although that one began earlier than was recorded",
      [...first, happened("clock-corrected", "2026-12-04", { pause: first[0]?.id, since: "2026-12-01" })],
      "2026-12-04",
    ],
    [
      "before the date was moved",
      [...first, happened("extended", "2026-12-07", { due: "2026-12-15" })],
      "2026-12-07",
    ],
    [
      "before the lead was reopened",
      [happened("resolved", "2026-12-04"), happened("reopened", "2026-12-07", { due: "2026-12-14" })],
      "2026-12-07",
    ],
  ];
  test.each(cases)("%s", (_, before, from) => {
    const events = [routed, ...before, happened("asked", "2026-12-09"), happened("resumed", "2026-12-10")];
    const pause = clockHistory(events, calendar).pauses.at(-1);
    const refusal = (since: string) =>
      pause && correctionRefusal(pause, since, at("2026-12-01"), at("2026-12-10"));
    const dayBefore = new Date(at(from).getTime() - 86_400_000).toISOString().slice(0, 10);
    expect([refusal(dayBefore), refusal(from)]).toEqual(["date.too-early", null]);
  });

  test("before receipt; but it can have begun before a date was named that a missing calendar had kept back", () => {
    const events = [
      happened("routed", "2026-12-01", { due: null }),
      happened("dated", "2026-12-07", { due: "2026-12-08" }),
      happened("asked", "2026-12-08"),
    ];
    expect(clockHistory(events, calendar).pauses).toMatchObject([{ notBefore: "2026-12-01" }]);
  });
});

describe("the three clocks", () => {
  const lead = {
    state: "routed" as const,
    readBy: "2026-12-02",
    assignBy: "2026-12-03",
    due: "2026-12-08",
    firstReadAt: null,
    assignedAt: null,
    resolvedAt: null,
  };
  const words = (given: Parameters<typeof leadClocks>[0], day: string) =>
    leadClocks(given, at(day), calendar).map(({ name, standing }) => `${name}: ${standing.standing}`);

  test("run from the first day on, and each is late by itself", () => {
    expect(words(lead, "2026-12-03")).toEqual(["read: overdue", "assigned: today", "answered: ample"]);
  });
  test("are done in time, or late by so many working days", () => {
    const done = { ...lead, firstReadAt: at("2026-12-02"), assignedAt: at("2026-12-07") };
    expect(leadClocks(done, at("2026-12-07"), calendar).map(({ standing }) => standing)).toEqual([
      { standing: "met", lateDays: 0 },
      { standing: "met", lateDays: 2 },
      { standing: "soon", days: 1 },
    ]);
  });
  test("only the last one stands still while the sender is asked", () => {
    expect(words({ ...lead, state: "waiting-for-submitter" }, "2026-12-09")).toEqual([
      "read: overdue",
      "assigned: overdue",
      "answered: stopped",
    ]);
  });
  test("somebody has it a working day after the day by which it is read", () => {
    expect(assignByDay(at("2026-12-04"), 1, calendar)).toBe("2026-12-08");
  });
});

describe("an extension", () => {
  const lead = { due: "2026-12-08", dueDays: 5 };
  test.each([
    [null, "2026-12-07", "date.missing"],
    ["2026-12-08", "2026-12-07", "date.not-later"],
    ["2026-12-16", "2026-12-07", "date.too-late"],
    ["2026-12-12", "2026-12-07", "date.day-off"],
    ["2026-12-15", "2026-12-07", null],
    // Late already: the days are counted from today, or nothing could be promised any more.
    ["2026-12-18", "2026-12-17", null],
    ["2026-12-17", "2026-12-17", "date.not-later"],
    ["2026-12-25", "2026-12-17", "date.too-late"],
  ] as const)("to %s on %s: %s", (newDue, today, refusal) => {
    expect(extensionRefusal(lead, newDue, today, calendar)).toBe(refusal);
  });
  test("reaches as many working days as the lead had at first, over New Year too", () => {
    expect(latestExtension("2026-12-29", 5, calendar)).toBe("2027-01-06");
  });
  test("is refused where a year has no calendar", () => {
    expect(extensionRefusal({ due: "2027-12-30", dueDays: 5 }, "2028-01-04", "2027-12-29", calendar)).toBe(
      "calendar.missing",
    );
  });
});

describe("reminders", () => {
  const cases: [string, number, string, string | null][] = [
    // Received on Tuesday the 1st; 5 working days: the 2nd, 3rd, 4th, 7th, 8th.
    ["the first days are quiet", 5, "2026-12-03", null],
    ["half of the days are over", 5, "2026-12-04", "half"],
    ["a working day before", 5, "2026-12-07", "day-before"],
    ["on the day", 5, "2026-12-08", "day-before"],
    ["the first working day late: the head", 5, "2026-12-09", "overdue"],
    ["a working day later: the coordinator", 5, "2026-12-10", "escalated"],
    ["two weeks late: the daily report has it", 5, "2026-12-23", null],
    ["of three days, half is the day before", 3, "2026-12-07", "day-before"],
  ];
  test.each(cases)("%s", (_, days, today, kind) => {
    expect(reminderDue({ due: "2026-12-08", days }, at(today), calendar, [])).toBe(kind);
  });

  test("each goes once for its date, and none lower after a higher one", () => {
    for (const [index, kind] of reminderKinds.entries()) {
      const days = ["2026-12-04", "2026-12-07", "2026-12-09", "2026-12-10"];
      const thing = { due: "2026-12-08", days: 5 };
      for (const sent of reminderKinds.slice(index)) {
        expect(
          reminderDue(thing, at(days[index] ?? ""), calendar, [sent]),
          `${kind} after ${sent}`,
        ).toBeNull();
      }
    }
  });

  test("a lead due on Friday is not reminded of as late over the weekend's working days", () => {
    const friday = { due: "2026-12-04", days: 5 };
    expect(reminderDue(friday, at("2026-12-05"), calendar, [])).toBe("overdue");
    expect(reminderDue(friday, at("2026-12-07"), calendar, ["overdue"])).toBeNull();
    expect(reminderDue(friday, at("2026-12-08"), calendar, ["overdue"])).toBe("escalated");
  });
});
