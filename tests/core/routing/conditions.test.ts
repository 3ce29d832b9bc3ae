import { describe, expect, test } from "vitest";
import type { LeadInput } from "~/core/leads/lead";
import { circumstancesOf, ruleFacts } from "~/core/routing/condition";
import { publicReasons } from "~/core/routing/reason";
import { routeLead } from "~/core/routing/route-lead";
import type { Condition, RuleSet } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { aLead, defaultRules, facts, today } from "./province";

const [parkOfZone] = [...facts.parks].find(([, { kind }]) => kind === "economic-zone") ?? [""];
const [clusterPark] = [...facts.parks].find(([, { kind }]) => kind === "industrial-cluster") ?? [""];
const [oneCommune = "", otherCommune = ""] = facts.communes.keys();
const usd = (amount: number) => ({ capital: { amount, currency: "USD" } as const });

/** The facts by which a condition holds of a lead; null when it does not. */
function holding(condition: Condition, lead: LeadInput) {
  return ruleFacts({ when: [condition] }, circumstancesOf(lead, facts, today));
}

test("the reason names what held of each alternative", () => {
  const when: Condition[] = [{ words: ["solar"] }, { words: ["battery"] }, { words: ["pineapple"] }];
  const lead = aLead({
    subject: "Solar and battery storage",
    message: "A site for solar panels and a battery.",
  });
  const told = JSON.stringify(ruleFacts({ when }, circumstancesOf(lead, facts, today)));
  expect(told).toContain("solar");
  expect(told).toContain("battery");
  expect(told).not.toContain("pineapple");
});

describe("a condition asks for", () => {
  const cases: [promise: string, condition: Condition, lead: LeadInput, holds: boolean][] = [
    ["a park that the lead names", { place: ["park:long-hau"] }, aLead({ place: "park:long-hau" }), true],
    [
      "one of several places",
      { place: [`commune:${oneCommune}`, "park:long-hau"] },
      aLead({ place: "park:long-hau" }),
      true,
    ],
    [
      "another commune",
      { place: [`commune:${otherCommune}`] },
      aLead({ place: `commune:${oneCommune}` }),
      false,
    ],
    ["the place of the opportunity", { place: ["park:long-hau"] }, aLead({ opportunity: "long-hau" }), true],
    [
      "the lead's own place before its opportunity's",
      { place: ["park:long-hau"] },
      aLead({ opportunity: "long-hau", place: `commune:${oneCommune}` }),
      false,
    ],
    ["a place where none is named", { place: ["park:long-hau"] }, aLead(), false],
    ["an economic zone", { parkKind: ["economic-zone"] }, aLead({ place: `park:${parkOfZone}` }), true],
    [
      "an economic zone, not a cluster",
      { parkKind: ["economic-zone"] },
      aLead({ place: `park:${clusterPark}` }),
      false,
    ],
    ["an opportunity", { opportunity: ["long-hau"] }, aLead({ opportunity: "long-hau" }), true],
    ["another opportunity", { opportunity: ["tay-ninh-airport"] }, aLead({ opportunity: "long-hau" }), false],
    ["the submitter's country", { country: ["KR", "JP"] }, aLead(), true],
    ["another country", { country: ["KR"] }, aLead(), false],
    ["at most a capital, to the dollar", { capitalUsdAtMost: 1_000_000 }, aLead(usd(1_000_000)), true],
    ["at most a capital, a cent more", { capitalUsdAtMost: 1_000_000 }, aLead(usd(1_000_000.01)), false],
    ["at most a capital where none is named", { capitalUsdAtMost: 1_000_000 }, aLead(), false],
    [
      "a range of capital in another currency",
      { capitalUsdAtLeast: 1_000_000, capitalUsdAtMost: 2_000_000 },
      aLead({ capital: { amount: 26_000_000_000, currency: "VND" } }),
      true,
    ],
    ["an area from its lower end on", { areaHaAtLeast: 10 }, aLead({ areaHa: 10 }), true],
    ["an area just below", { areaHaAtLeast: 10 }, aLead({ areaHa: 9.99 }), false],
    ["an area up to its upper end", { areaHaAtMost: 0.5 }, aLead({ areaHa: 0.5 }), true],
    ["an area where none is named", { areaHaAtMost: 0.5 }, aLead(), false],
  ];
  test.each(cases)("%s", (_, condition, lead, holds) => {
    expect(holding(condition, lead) !== null).toBe(holds);
  });
});

describe("words in the text", () => {
  const cases: [promise: string, word: string, subject: string, message: string, found: boolean][] = [
    ["stand in the subject", "warehouse", "A warehouse", "We ask.", true],
    ["stand in the message", "warehouse", "A question", "Our WAREHOUSE, soon", true],
    ["are whole words", "ware", "A warehouse", "We ask.", false],
    ["may lack their diacritics", "kho lạnh", "Kho lanh", "Chúng tôi hỏi.", true],
    ["may have more diacritics than the rule", "kho lanh", "Kho lạnh", "Chúng tôi hỏi.", true],
    ["may have a line break in a phrase", "kho lạnh", "Hỏi", "Một kho\nlạnh lớn", true],
    ["do not reach from subject into message", "kho lạnh", "Kho", "Lạnh quá", false],
    ["are found inside Chinese", "冷库", "询问", "我们想建冷库和工厂", true],
    ["are found before a Korean particle", "물류", "문의", "물류에 관심이 있습니다", true],
    ["in Latin letters are found before a Korean particle", "LNG", "문의", "LNG를 공급합니다", true],
    ["are found inside Japanese", "倉庫", "お問い合わせ", "冷凍倉庫を建てたい", true],
    ["that are not there are not found", "warehouse", "A hotel", "We ask.", false],
  ];
  test.each(cases)("%s", (_, word, subject, message, found) => {
    const held = holding({ words: ["harbour", word] }, aLead({ subject, message }));
    expect(held).toEqual(found ? [{ code: "words-in-text", params: { words: [word] } }] : null);
  });
});

/** The delivered rules with these department rules before them. */
function withFirst(...rules: RuleSet["departmentRules"]): RuleSet {
  return ruleSetSchema.parse({
    ...defaultRules,
    departmentRules: [...rules, ...defaultRules.departmentRules],
  });
}

describe("a rule that is valid from a day to a day", () => {
  const until = {
    code: "old-office",
    name: { en: "Before the merger" },
    when: [{ kind: ["obstacle" as const] }],
    department: "construction",
    validTo: "2025-06-30",
    basis: { number: "202/2025/QH15", date: "2025-06-12" },
  };
  const since = { ...until, code: "new-office", department: "finance", validFrom: "2025-07-01" };
  const rules = withFirst(until, { ...since, validTo: "2025-12-31" });
  const lead = aLead({ kind: "obstacle" });

  test.each([
    ["2020-01-01", "old-office", "construction"],
    ["2025-06-30", "old-office", "construction"],
    ["2025-07-01", "new-office", "finance"],
    ["2025-12-31", "new-office", "finance"],
    ["2026-01-01", "obstacle-elsewhere", "finance"],
  ])("decides a lead of %s by %s", (day, rule, department) => {
    expect(routeLead(lead, rules, facts, day)).toMatchObject({ rule, department });
  });
});

describe("who is told besides", () => {
  const rules = ruleSetSchema.parse({
    ...defaultRules,
    notifyRules: [
      {
        code: "large",
        name: { en: "Large projects" },
        when: [{ priority: ["high"] }],
        notify: ["coordinator", "finance", "industry-trade"],
      },
    ],
  });

  test("is told of what the rule asks for, and owns nothing", () => {
    const decision = routeLead(aLead(usd(20_000_000)), rules, facts, today);
    // Finance takes part already: it is told as a coordinating department.
    expect(decision).toMatchObject({ coordinating: ["finance"], notify: ["coordinator", "industry-trade"] });
  });

  test("is nobody when the rule does not hold", () => {
    expect(routeLead(aLead(), rules, facts, today).notify).toEqual([]);
  });
});

test("the submitter reads words, place, opportunity and area, never a country or a capital that decided", () => {
  const rules = withFirst({
    code: "all-of-it",
    name: { en: "All of it" },
    when: [
      {
        country: ["JP"],
        capitalUsdAtMost: 5_000_000,
        areaHaAtLeast: 1,
        opportunity: ["long-hau"],
        place: ["park:long-hau"],
        words: ["warehouse"],
        onBorder: undefined,
      },
    ],
    department: "tax",
  });
  const lead = aLead({ ...usd(1_000_000), areaHa: 2, opportunity: "long-hau", subject: "A warehouse" });
  const decision = routeLead(lead, rules, facts, today);
  expect(decision.rule).toBe("all-of-it");
  expect(publicReasons(decision)[0]?.because.map(({ code }) => code)).toEqual([
    "opportunity",
    "place-of-opportunity",
    "area-at-least",
    "words-in-text",
  ]);
});
