import { describe, expect, test } from "vitest";
import { answerLine } from "~/core/routing/dry-run";
import { aLead, calendar, defaultRules, facts } from "./province";

const explain = {
  reason: ({ code }: { code: string }) => code,
  error: (key: string, params: Record<string, string | number>) => [key, ...Object.values(params)].join(" "),
};

const answer = (text: string, now = "2026-11-23T10:00:00+07:00") =>
  answerLine(text, 1, { ruleSet: defaultRules, facts, calendar, now: new Date(now), explain });

const line = (parts: Record<string, unknown>) => JSON.stringify({ ...aLead(), ...parts });

test("a lead is answered in the fields of the contract, in their order", () => {
  const result = answer(
    line({
      kind: "obstacle",
      topic: "land",
      place: "park:long-hau",
      receivedAt: "2026-11-23T17:30:00+07:00",
    }),
  );
  expect(Object.entries(result)).toEqual([
    ["line", 1],
    ["department", "economic-zone-authority"],
    ["coordinating", ["agriculture-environment"]],
    ["appraisal", true],
    ["priority", "high"],
    ["dueDays", 3],
    ["due", "2026-11-30"],
    ["calendar", "official"],
    ["rule", "obstacle-in-a-park"],
    ["reasons", ["department", "coordinating", "appraisal", "priority", "due"]],
  ]);
});

test("without receivedAt it counts from now", () => {
  expect(answer(line({}), "2026-11-23T10:00:00+07:00")).toMatchObject({
    due: "2026-12-01",
    calendar: "official",
  });
});

test("in a year without a calendar it says so and gives no date", () => {
  expect(answer(line({ receivedAt: "2031-03-03T10:00:00Z" }))).toMatchObject({
    due: null,
    calendar: "missing",
  });
  expect(answer(line({ receivedAt: "2027-03-03T10:00:00Z" }))).toMatchObject({ calendar: "provisional" });
});

test("a worked case is answered for the lead in it", () => {
  expect(answer(JSON.stringify({ lead: aLead(), expect: {} }))).toMatchObject({
    department: "investment-promotion",
  });
});

test.each([
  ["2025-06-30T16:59:59Z", "before-july"],
  ["2025-06-30T17:00:00Z", "investment-without-a-site"],
])("a lead received at %s goes by the rules valid on that day in Viet Nam: %s", (receivedAt, rule) => {
  const dated = { code: "before-july", name: {}, when: [{}], department: "finance", validTo: "2025-06-30" };
  const ruleSet = { ...defaultRules, departmentRules: [dated, ...defaultRules.departmentRules] };
  const context = { ruleSet, facts, calendar, now: new Date(receivedAt), explain };
  expect(answerLine(line({ receivedAt }), 1, { ...context, now: new Date(0) })).toMatchObject({ rule });
  expect(answerLine(line({}), 1, context)).toMatchObject({ rule });
});

describe("a line that is no lead is answered with the path of what is wrong", () => {
  const cases: [string, string, string, string][] = [
    ["no JSON", "{", "", "line.not-json"],
    ["nothing", "", "", "line.not-json"],
    ["a number", "5", "", "lead.not-an-object"],
    ["null", "null", "", "lead.not-an-object"],
    ["a list", "[]", "", "lead.not-an-object"],
    ["nothing in it", "{}", "kind", "kind.unknown"],
    ["an unknown kind", line({ kind: "gift" }), "kind", "kind.unknown"],
    [
      "a country that is none",
      line({ submitter: { ...aLead().submitter, country: "XX" } }),
      "submitter.country",
      "country.unknown",
    ],
    ["a sector in no list", line({ sector: "alchemy" }), "sector", "sector.unknown"],
    ["a sector that every object has", line({ sector: "constructor" }), "sector", "sector.unknown"],
    ["a commune in no list", line({ place: "commune:1" }), "place", "place.unknown"],
    ["a park in no list", line({ place: "park:atlantis" }), "place", "place.unknown"],
    ["a place of no kind", line({ place: "long-hau" }), "place", "place.unknown"],
    ["an opportunity in no list", line({ opportunity: "atlantis" }), "opportunity", "opportunity.unknown"],
    ["a need with the wrong kind", line({ need: "market" }), "need", "need.not-for-kind investment"],
    ["a need of the other kind", line({ kind: "return", need: "market" }), "need", "need.unknown return"],
    ["a topic with the wrong kind", line({ topic: "land" }), "topic", "topic.not-for-kind investment"],
    ["a misspelt field", line({ capitel: {} }), "capitel", "field.unknown capitel"],
    [
      "a misspelt field inside",
      line({ consent: { version: "2026-1", at: 1 } }),
      "consent.at",
      "field.unknown at",
    ],
    ["an old consent", line({ consent: { version: "2025-1" } }), "consent.version", "consent.outdated"],
    [
      "a time without offset",
      line({ receivedAt: "2026-11-23T17:30:00" }),
      "receivedAt",
      "received-at.invalid",
    ],
    ["a day that is none", line({ receivedAt: "2026-02-30T17:30:00Z" }), "receivedAt", "received-at.invalid"],
    [
      "an amount as text",
      line({ capital: { amount: "5", currency: "USD" } }),
      "capital.amount",
      "capital.not-a-number",
    ],
    [
      "an unknown currency",
      line({ capital: { amount: 5, currency: "XAU" } }),
      "capital.currency",
      "currency.unknown",
    ],
    [
      "an amount beyond numbers",
      line({ capital: { amount: 1, currency: "USD" } }).replace('"amount":1', '"amount":1e999'),
      "capital.amount",
      "capital.not-a-number",
    ],
  ];
  test.each(cases)("%s", (_, text, path, message) => {
    expect(answer(text)).toEqual({ line: 1, error: { path, message } });
  });
});
