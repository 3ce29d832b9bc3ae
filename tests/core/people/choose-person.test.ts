import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, choosePerson } from "~/core/people/choose-person";

const today = "2026-12-01";
const onLeave = [{ from: "2026-11-30", to: "2026-12-04" }];

function person(id: number, over: Partial<Candidate> = {}): Candidate {
  return {
    id,
    role: "officer",
    languages: ["vi"],
    openLimit: null,
    open: 0,
    lastAssignedAt: null,
    deputyId: null,
    leaves: [],
    ...over,
  };
}

const choose = (people: Candidate[], language = "vi") => choosePerson(people, { language }, today);
const at = (day: number) => new Date(Date.UTC(2026, 10, day));

type Row = [
  promise: string,
  people: Candidate[],
  staffId: number | null,
  reasons: string[],
  others: Record<number, string>,
];

const rows: Row[] = [
  ["row 5: a limit of 14 still receives at 13", [person(1, { openLimit: 14, open: 13 })], 1, ["only"], {}],
  ["row 5: and at 14 no more", [person(1, { openLimit: 14, open: 14 })], null, ["all-full"], { 1: "full" }],
  [
    "row 6: on leave, lowest id, empty desk: not chosen; the deputy gets it and the record says so",
    [person(1, { leaves: onLeave, deputyId: 3 }), person(2), person(3)],
    3,
    ["deputy-of", "first-listed"],
    { 1: "on-leave", 2: "later-listed" },
  ],
  [
    "row 6: the deputy's own load counts",
    [person(1, { leaves: onLeave, deputyId: 3 }), person(2), person(3, { open: 2 })],
    2,
    ["least-load"],
    { 1: "on-leave", 3: "more-load" },
  ],
  [
    "a deputy who is away as well has a deputy",
    [
      person(1, { leaves: onLeave, deputyId: 2 }),
      person(2, { leaves: onLeave, deputyId: 3 }),
      person(3, { role: "head" }),
    ],
    3,
    ["deputy-of", "only"],
    { 1: "on-leave", 2: "on-leave" },
  ],
  [
    "deputies of each other, both away, are nobody",
    [person(1, { leaves: onLeave, deputyId: 2 }), person(2, { leaves: onLeave, deputyId: 1 })],
    null,
    ["nobody-there"],
    { 1: "on-leave", 2: "on-leave" },
  ],
  [
    "row 8: all full, the lead waits in the department's queue",
    [person(1, { openLimit: 2, open: 2 }), person(2, { openLimit: 3, open: 4 })],
    null,
    ["all-full"],
    { 1: "full", 2: "full" },
  ],
  [
    "full officers do not send the lead to their head",
    [person(1, { openLimit: 1, open: 1 }), person(2, { role: "head" })],
    null,
    ["all-full"],
    { 1: "full", 2: "head" },
  ],
  [
    "the head where nobody else is there",
    [person(1, { leaves: onLeave }), person(2, { role: "head" })],
    2,
    ["only"],
    { 1: "on-leave" },
  ],
  ["the head where there are no officers", [person(1, { role: "head" })], 1, ["only"], {}],
  ["nobody at all", [], null, ["nobody-there"], {}],
  [
    "who has room at all counts before the language",
    [person(1, { languages: ["ja"], openLimit: 1, open: 1 }), person(2)],
    2,
    ["only"],
    { 1: "full" },
  ],
  [
    "the lowest share of the limit: 3 of 14 before 5 of 20",
    [person(1, { openLimit: 20, open: 5 }), person(2, { openLimit: 14, open: 3 })],
    2,
    ["least-load"],
    { 1: "more-load" },
  ],
  [
    "plain numbers as soon as somebody has no limit",
    [person(1, { open: 4 }), person(2, { openLimit: 6, open: 3 })],
    2,
    ["least-load"],
    { 1: "more-load" },
  ],
  [
    "the longest idle of two with the same load",
    [person(1, { lastAssignedAt: at(20) }), person(2, { lastAssignedAt: at(19) })],
    2,
    ["longest-idle"],
    { 1: "less-idle" },
  ],
  [
    "who never had a lead before who had one",
    [person(1, { lastAssignedAt: at(1) }), person(2)],
    2,
    ["longest-idle"],
    { 1: "less-idle" },
  ],
  ["the lower id when all is the same", [person(2), person(1)], 1, ["first-listed"], { 2: "later-listed" }],
  [
    "a limit of none is no lead at all",
    [person(1, { openLimit: 0 }), person(2, { open: 9 })],
    2,
    ["only"],
    { 1: "full" },
  ],
];

describe("who handles a lead", () => {
  test.each(rows)("%s", (_, people, staffId, reasons, others) => {
    const choice = choose(people);
    expect(choice.staffId).toBe(staffId);
    expect(choice.reasons.map(({ code }) => code)).toEqual(reasons);
    expect(Object.fromEntries(choice.others.map((other) => [other.staffId, other.reason.code]))).toEqual(
      others,
    );
  });

  test("who speaks the submitter's language before who has less to do", () => {
    const people = [person(1), person(2, { languages: ["vi", "ja"], open: 3 })];
    expect(choose(people, "ja")).toMatchObject({
      staffId: 2,
      reasons: [{ code: "speaks", params: { language: "ja" } }],
      others: [{ staffId: 1, reason: { code: "language" } }],
    });
    expect(choose(people, "ko").staffId).toBe(1);
  });

  test("the record of a deputy names whom and until when, over leaves that follow on each other", () => {
    const leaves = [
      { from: "2026-12-05", to: "2026-12-09" },
      { from: "2026-11-30", to: "2026-12-04" },
    ];
    const { reasons } = choose([person(1, { leaves, deputyId: 2 }), person(2)]);
    expect(reasons[0]).toEqual({ code: "deputy-of", params: { staffId: 1, until: "2026-12-09" } });
  });

  test("leave counts on its first and its last day, and on no other", () => {
    const people = [person(1, { leaves: onLeave }), person(2)];
    const who = (day: string) => choosePerson(people, { language: "vi" }, day).staffId;
    expect(["2026-11-29", "2026-11-30", "2026-12-04", "2026-12-05"].map(who)).toEqual([1, 2, 2, 1]);
  });
});

const anyone = fc.record({
  role: fc.constantFrom("officer" as const, "head" as const),
  languages: fc.subarray(["vi", "en", "ja"], { minLength: 1 }),
  openLimit: fc.option(fc.nat(5)),
  open: fc.nat(6),
  lastAssignedAt: fc.option(fc.integer({ min: 1, max: 20 }).map(at)),
  deputyId: fc.option(fc.integer({ min: 1, max: 6 })),
  leaves: fc.constantFrom([], onLeave),
});

test("whoever they are: the order of the list changes nothing, nobody away or full is chosen, all are explained", () => {
  fc.assert(
    fc.property(fc.array(anyone, { maxLength: 6 }), fc.constantFrom("vi", "ja"), (list, language) => {
      const people = list.map((given, index) => ({ ...given, id: index + 1 }));
      const choice = choose(people, language);
      expect(choose(people.toReversed(), language)).toEqual(choice);
      const explained = [...choice.others.map(({ staffId }) => staffId), choice.staffId ?? 0];
      expect(explained.filter((id) => id > 0).sort()).toEqual(people.map(({ id }) => id).sort());
      const chosen = people.find(({ id }) => id === choice.staffId);
      if (!chosen) return;
      expect(chosen.leaves).toEqual([]);
      expect(chosen.openLimit === null || chosen.open < chosen.openLimit).toBe(true);
    }),
  );
});
