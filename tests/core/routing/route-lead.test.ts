import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LeadInput } from "~/core/leads/lead";
import { publicReasons } from "~/core/routing/reason";
import { reasonsSchema } from "~/core/routing/reason.schema";
import { routeLead } from "~/core/routing/route-lead";
import { anyLead } from "./arbitrary";
import { aLead, defaultRules, departments, examples, facts, today } from "./province";
import { isTrueOf } from "./true-facts";

const route = (lead: LeadInput) => routeLead(lead, defaultRules, facts, today);

/** A park of the data in no border commune, one whose communes nobody knows, and communes on and off the border. */
const borderCommune = [...facts.communes].find(([, { border }]) => border)?.[0] ?? "";
const innerCommune = [...facts.communes].find(([, { border }]) => !border)?.[0] ?? "";

describe("worked cases", () => {
  test.each(examples.map((example, index) => ({ ...example, line: index + 1 })))(
    "line $line: $lead.kind of $lead.submitter.type goes to $expect.department",
    ({ lead, expect: expected }) => {
      const decision = route(lead);
      expect({
        department: decision.department,
        coordinating: decision.coordinating,
        appraisal: decision.appraisal,
        priority: decision.priority,
        dueDays: decision.dueDays,
      }).toEqual({ ...expected, coordinating: expected.coordinating.toSorted() });
    },
  );
});

describe("who leads", () => {
  const cases: [string, LeadInput, string, string][] = [
    [
      "an obstacle in a park",
      aLead({ kind: "obstacle", place: "park:long-hau" }),
      "obstacle-in-a-park",
      "economic-zone-authority",
    ],
    [
      "an obstacle about land of a park",
      aLead({ kind: "obstacle", opportunity: "long-hau" }),
      "obstacle-in-a-park",
      "economic-zone-authority",
    ],
    ["an obstacle without a place", aLead({ kind: "obstacle" }), "obstacle-elsewhere", "finance"],
    [
      "a return with no need named",
      aLead({ kind: "return", type: "overseas-vietnamese" }),
      "return-other",
      "foreign-affairs",
    ],
    [
      "a return for residence",
      aLead({ kind: "return", need: "residence" }),
      "return-residence",
      "police-residence",
    ],
    [
      "teaching",
      aLead({ kind: "expertise", sector: "education" }),
      "expertise-in-teaching",
      "education-training",
    ],
    ["support with no need named", aLead({ kind: "support" }), "support", "industry-trade"],
    [
      "support for a supply chain",
      aLead({ kind: "support", need: "supply-chain" }),
      "support",
      "industry-trade",
    ],
    [
      "an investment in the infrastructure of parks, in a commune",
      aLead({ sector: "industrial-infrastructure", place: `commune:${innerCommune}` }),
      "investment-in-a-park",
      "economic-zone-authority",
    ],
    [
      "an investment in a commune",
      aLead({ place: `commune:${innerCommune}` }),
      "investment-with-a-site",
      "finance",
    ],
    ["an investment without a place", aLead(), "investment-without-a-site", "investment-promotion"],
    [
      "a lead's own commune before its opportunity's park",
      aLead({ place: `commune:${innerCommune}`, opportunity: "long-hau" }),
      "investment-with-a-site",
      "finance",
    ],
    [
      "a lead's own park before its opportunity's commune",
      aLead({ place: "park:long-hau", opportunity: "tay-ninh-airport" }),
      "investment-in-a-park",
      "economic-zone-authority",
    ],
    [
      "a lead's own sector before its opportunity's",
      aLead({ kind: "partnership", sector: "tourism", opportunity: "2023-bo-thit" }),
      "partnership-in-tourism",
      "culture-sports-tourism",
    ],
    [
      "an opportunity's sector before the words of the text",
      aLead({ kind: "partnership", opportunity: "2023-bo-thit", message: "hotel and resort" }),
      "partnership",
      "industry-trade",
    ],
  ];
  test.each(cases)("%s", (_, lead, rule, department) => {
    expect(route(lead)).toMatchObject({ rule, department });
  });
});

describe("who takes part", () => {
  const cases: [string, LeadInput, string[]][] = [
    [
      "an obstacle about tax and customs adds both",
      aLead({ kind: "obstacle", type: "citizen", topic: "tax-customs" }),
      ["customs", "tax"],
    ],
    [
      "a licence elsewhere is the lead department's own",
      aLead({ kind: "obstacle", type: "citizen", topic: "licence" }),
      [],
    ],
    [
      "a licence in a park adds finance",
      aLead({ kind: "obstacle", type: "citizen", topic: "licence", place: "park:long-hau" }),
      ["finance"],
    ],
    [
      "the sector of a return adds nobody",
      aLead({ kind: "return", type: "citizen", need: "work", sector: "health" }),
      [],
    ],
    [
      "the sector of an obstacle adds nobody",
      aLead({ kind: "obstacle", type: "citizen", sector: "health" }),
      [],
    ],
    [
      "exactly 50 million USD in a commune adds the promotion centre",
      aLead({
        type: "citizen",
        place: `commune:${innerCommune}`,
        capital: { amount: 50_000_000, currency: "USD" },
      }),
      ["investment-promotion"],
    ],
    [
      "a cent less does not",
      aLead({
        type: "citizen",
        place: `commune:${innerCommune}`,
        capital: { amount: 49_999_999.99, currency: "USD" },
      }),
      [],
    ],
    [
      "50 million USD in a park does not",
      aLead({ type: "citizen", place: "park:long-hau", capital: { amount: 50_000_000, currency: "USD" } }),
      [],
    ],
    [
      "an overseas Vietnamese's return other leads to foreign affairs alone",
      aLead({ kind: "return", type: "overseas-vietnamese", need: "other" }),
      [],
    ],
  ];
  test.each(cases)("%s", (_, lead, coordinating) => {
    expect(route(lead).coordinating).toEqual(coordinating);
  });
});

describe("appraisal", () => {
  const million = (amount: number) => ({ amount: amount * 1_000_000, currency: "USD" as const });
  const cases: [string, LeadInput, boolean][] = [
    ["an obstacle of a foreign investor", aLead({ kind: "obstacle" }), true],
    ["an obstacle of a mission", aLead({ kind: "obstacle", type: "mission" }), true],
    [
      "an obstacle of an overseas Vietnamese",
      aLead({ kind: "obstacle", type: "overseas-vietnamese" }),
      false,
    ],
    ["a foreign investment of 50 million USD", aLead({ capital: million(50) }), true],
    ["the same as technology", aLead({ kind: "technology", capital: million(50) }), false],
    [
      "the same by a domestic enterprise",
      aLead({ type: "domestic-enterprise", capital: million(50) }),
      false,
    ],
    ["foreign energy of 20 million USD", aLead({ sector: "energy", capital: million(20) }), true],
    [
      "foreign technology in ICT of 20 million USD",
      aLead({ kind: "technology", sector: "ict", capital: million(20) }),
      true,
    ],
    [
      "foreign partnership in ICT of 20 million USD",
      aLead({ kind: "partnership", sector: "ict", capital: million(20) }),
      false,
    ],
    [
      "foreign ICT read from the text",
      aLead({ message: "data center and telecom", capital: million(20) }),
      true,
    ],
    ["foreign health of 20 million USD", aLead({ sector: "health", capital: million(20) }), false],
    ["an investment in a border commune", aLead({ place: `commune:${borderCommune}` }), true],
    [
      "by an overseas Vietnamese",
      aLead({ type: "overseas-vietnamese", place: `commune:${borderCommune}` }),
      true,
    ],
    ["by a citizen", aLead({ type: "citizen", place: `commune:${borderCommune}` }), false],
    ["expertise in a border commune", aLead({ kind: "expertise", place: `commune:${borderCommune}` }), false],
    [
      "an opportunity on the border",
      aLead({ kind: "partnership", opportunity: "my-quy-tay-border-gate-area" }),
      true,
    ],
    [
      "the same opportunity, but the lead names an inner commune",
      aLead({ opportunity: "my-quy-tay-border-gate-area", place: `commune:${innerCommune}` }),
      false,
    ],
    ["a return that foreign affairs leads", aLead({ kind: "return", need: "other" }), false],
  ];
  test.each(cases)("%s: %s", (_, lead, appraisal) => {
    const decision = route(lead);
    expect(decision.appraisal).toBe(appraisal);
    if (appraisal) expect(decision.coordinating).not.toContain("foreign-affairs");
  });

  test("a place in several communes is on the border when one of them is; a park of unknown communes is not", () => {
    const places = {
      ...facts,
      parks: new Map([
        ["two", { communeCodes: [innerCommune, borderCommune] }],
        ["nowhere", { communeCodes: [] }],
      ]),
    };
    expect(routeLead(aLead({ place: "park:two" }), defaultRules, places, today).appraisal).toBe(true);
    expect(routeLead(aLead({ place: "park:nowhere" }), defaultRules, places, today).appraisal).toBe(false);
  });

  test("foreign affairs does not appraise what it leads, whatever the rules", () => {
    const rules = structuredClone(defaultRules);
    for (const rule of rules.departmentRules) rule.department = "foreign-affairs";
    expect(routeLead(aLead({ kind: "obstacle" }), rules, facts, today)).toMatchObject({ appraisal: false });
  });
});

describe("priority and days", () => {
  const cases: [string, LeadInput, string, number][] = [
    ["an obstacle", aLead({ kind: "obstacle", type: "citizen" }), "high", 3],
    ["an investment", aLead(), "normal", 5],
    [
      "an investment of 20 million USD",
      aLead({ capital: { amount: 20_000_000, currency: "USD" } }),
      "high",
      3,
    ],
    [
      "520 thousand million dong",
      aLead({ capital: { amount: 520_000_000_000, currency: "VND" } }),
      "high",
      3,
    ],
    ["one dong less", aLead({ capital: { amount: 519_999_999_999, currency: "VND" } }), "normal", 5],
    ["142 million yuan", aLead({ capital: { amount: 142_000_000, currency: "CNY" } }), "high", 3],
    ["a fen less", aLead({ capital: { amount: 141_999_999.99, currency: "CNY" } }), "normal", 5],
    ["18,181,818.19 euros", aLead({ capital: { amount: 18_181_818.19, currency: "EUR" } }), "high", 3],
    ["18,181,818.18 euros", aLead({ capital: { amount: 18_181_818.18, currency: "EUR" } }), "normal", 5],
    ["a mission's partnership", aLead({ kind: "partnership", type: "mission" }), "high", 7],
    ["a mission's contribution", aLead({ kind: "contribution", type: "mission" }), "high", 5],
    ["the capital of an opportunity does not count", aLead({ opportunity: "tay-ninh-airport" }), "normal", 5],
    ["a return", aLead({ kind: "return", type: "citizen" }), "normal", 5],
    ["support", aLead({ kind: "support", type: "citizen" }), "normal", 7],
  ];
  test.each(cases)("%s: %s, %i days", (_, lead, priority, dueDays) => {
    expect(route(lead)).toMatchObject({ priority, dueDays });
  });
});

describe("any lead", () => {
  test("gets one known department, which is not among those taking part", () => {
    fc.assert(
      fc.property(anyLead, (lead) => {
        const decision = route(lead);
        expect(departments).toContain(decision.department);
        for (const code of decision.coordinating) expect(departments).toContain(code);
        expect(decision.coordinating).not.toContain(decision.department);
        expect(decision.coordinating).toEqual([...new Set(decision.coordinating)].sort());
        if (decision.appraisal) {
          expect(decision.department).not.toBe("foreign-affairs");
          expect(decision.coordinating).not.toContain("foreign-affairs");
        }
      }),
    );
  });

  test("gets the same decision from rules of another order and another name", () => {
    const shuffled = structuredClone(defaultRules);
    shuffled.coordinationRules.reverse();
    shuffled.appraisal.rules.reverse();
    shuffled.priorityRules.reverse();
    for (const rule of shuffled.coordinationRules) rule.code = `renamed-${rule.code}`;
    fc.assert(
      fc.property(anyLead, (lead) => {
        const { reasons: _, ...decision } = route(lead);
        const { reasons: __, ...other } = routeLead(lead, shuffled, facts, today);
        expect(other).toEqual(decision);
      }),
    );
  });

  test("is told only reasons that are true of it", () => {
    fc.assert(
      fc.property(anyLead, (lead) => {
        const decision = route(lead);
        for (const { because } of decision.reasons) {
          for (const fact of because) expect(isTrueOf(fact, lead, decision), JSON.stringify(fact)).toBe(true);
        }
        const taking = decision.reasons.flatMap((reason) =>
          reason.code === "coordinating" ? [reason.params.department] : [],
        );
        expect([...new Set(taking)].sort()).toEqual(decision.coordinating);
        expect(decision.reasons.some(({ code }) => code === "appraisal")).toBe(decision.appraisal);
      }),
    );
  });

  test("keeps its reasons through the JSON they are stored in", () => {
    fc.assert(
      fc.property(anyLead, (lead) => {
        const { reasons } = route(lead);
        expect(reasonsSchema.parse(JSON.parse(JSON.stringify(reasons)))).toEqual(reasons);
      }),
    );
  });

  test("tells its submitter the department's rule and nothing that leaves the desk only by mistake", () => {
    fc.assert(
      fc.property(anyLead, (lead) => {
        const shown = publicReasons(route(lead));
        expect(shown.map(({ code }) => code)).toEqual(["department"]);
        // What they wrote themselves, or chose, may have any word in it: the border gate has an opportunity.
        const theirs = ["opportunity", "words"];
        const ours = JSON.stringify(shown, (name, value) => (theirs.includes(name) ? null : value));
        expect(ours).not.toMatch(/appraisal|border|security|capital-at-least|"priority"/);
      }),
    );
  });
});
