import { describe, expect, test } from "vitest";
import {
  isWorthShowing,
  type MatchCounterpart,
  type MatchLead,
  type MatchOpportunity,
  type MatchPart,
  matchParts,
  matchScore,
  matchWeights,
  rankMatches,
} from "~/core/matching/match";
import { wordsOf } from "~/core/matching/words";

const today = "2026-11-24";

const lead: MatchLead = {
  kind: "investment",
  need: null,
  submitterType: "foreign-investor",
  sector: "food-processing",
  communes: ["27757"],
  park: null,
  regions: ["long-an"],
  capitalUsd: 5_000_000,
  areaHa: 2,
  words: wordsOf(["A factory for dried dragon fruit"]),
};

const offer: MatchOpportunity = {
  type: "opportunity",
  kind: "project",
  status: "called",
  statusDate: "2026-01-01",
  sector: "food-processing",
  communes: ["27757"],
  park: null,
  regions: ["long-an"],
  capitalUsd: 6_000_000,
  areaHa: 3,
  words: wordsOf(["Dragon fruit processing"]),
};

const counterpart: MatchCounterpart = {
  type: "lead",
  kind: "partnership",
  need: null,
  submitterType: "domestic-enterprise",
  sector: "food-processing",
  communes: [],
  park: null,
  regions: [],
  capitalUsd: null,
  areaHa: null,
  words: wordsOf(["We grow dragon fruit and look for a buyer"]),
  receivedOn: "2026-11-01",
};

function match(changed: Partial<MatchOpportunity> = {}, asked: Partial<MatchLead> = {}) {
  return matchScore({ ...lead, ...asked }, { ...offer, ...changed }, matchWeights, today);
}
const points = (part: MatchPart, result = match()) =>
  result?.parts.find((scored) => scored.part === part)?.points;
const reason = (part: MatchPart, result = match()) =>
  result?.parts.find((scored) => scored.part === part)?.reason.key;

test("the weights add up to 100, and every part names its reason", () => {
  expect(Object.values(matchWeights.parts).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  expect(match()?.parts.map(({ part }) => part)).toEqual([...matchParts]);
  expect(match()?.total).toBe(92);
});

test("the same values give the same match", () => {
  expect(match()).toEqual(match());
});

describe("a part gets its points by what both sides say", () => {
  test.each<[string, MatchPart, Partial<MatchOpportunity>, Partial<MatchLead>, number, string]>([
    ["the same sector", "sector", {}, {}, 30, "sector.same"],
    ["a related sector", "sector", { sector: "agriculture" }, {}, 15, "sector.related"],
    ["another sector", "sector", { sector: "health" }, {}, 0, "sector.other"],
    ["no sector said", "sector", {}, { sector: null }, 0, "sector.unknown"],
    [
      "land in a park for who builds a factory",
      "sector",
      { kind: "park-land", sector: null },
      { kind: "investment", sector: "electronics" },
      15,
      "sector.land",
    ],
    [
      "land in a park for who builds none",
      "sector",
      { kind: "park-land", sector: null },
      { kind: "investment", sector: "education" },
      0,
      "sector.unknown",
    ],
    ["the same park", "place", { park: "long-hau" }, { park: "long-hau" }, 20, "place.park"],
    ["the same commune", "place", {}, {}, 16, "place.commune"],
    ["the same old province", "place", { communes: ["1"] }, {}, 8, "place.region"],
    ["the other old province", "place", { communes: ["1"], regions: ["tay-ninh"] }, {}, 0, "place.other"],
    ["no place said", "place", {}, { communes: [], regions: [] }, 0, "place.unknown"],
    ["capital of the same size", "capital", {}, {}, 10, "capital.near"],
    ["capital of a similar size", "capital", { capitalUsd: 20_000_000 }, {}, 5, "capital.far"],
    ["capital of another size", "capital", { capitalUsd: 500_000_000 }, {}, 0, "capital.out"],
    ["capital that nobody named", "capital", { capitalUsd: null }, {}, 0, "capital.unknown"],
    ["land enough as published", "area", {}, {}, 10, "area.published"],
    ["land for a part of it", "area", { areaHa: 1.2 }, {}, 5, "area.partly"],
    ["too little land", "area", { areaHa: 0.5 }, {}, 0, "area.out"],
    ["words in common", "words", {}, {}, 1.7, "words.common"],
    ["an old call", "standing", { statusDate: "2015-01-01" }, {}, 2.4, "standing.old"],
    ["an undated call", "standing", { statusDate: null }, {}, 2, "standing.undated"],
    ["technology for who seeks it", "need", { kind: "technology" }, { kind: "technology" }, 10, "need.fits"],
    ["no technology for who seeks it", "need", {}, { kind: "technology" }, 0, "need.none"],
  ])("%s", (_, part, changed, asked, expected, key) => {
    const result = match(changed, asked);
    expect([points(part, result), reason(part, result)]).toEqual([expected, key]);
  });
});

test.each(["closed", "awarded"] as const)("an opportunity that is %s is never offered", (status) => {
  expect(match({ status })).toBeNull();
});

describe("two leads", () => {
  const pair = (changed: Partial<MatchCounterpart>, asked: Partial<MatchLead> = {}) =>
    matchScore({ ...lead, ...asked }, { ...counterpart, ...changed }, matchWeights, today);

  test("of opposite sides meet", () => {
    expect(pair({})?.total).toBeGreaterThanOrEqual(40);
  });
  test("of the same side do not", () => {
    expect(pair({ submitterType: "foreign-investor" })).toBeNull();
    expect(pair({}, { submitterType: "citizen" })).toBeNull();
  });
  test("land of a lead is what its sender wrote, not a published area", () => {
    expect(reason("area", pair({ areaHa: 5 }, { areaHa: 2 }))).toBe("area.enough");
  });
  test("a need for technology is met by who brings one, not by capital", () => {
    const asking = { kind: "support", need: "technology" } as const;
    expect(points("need", pair(asking, { kind: "technology" }))).toBe(10);
    expect(pair(asking)).toBeNull();
  });
});

test("a match without a shared sector or word is not shown, however much else fits", () => {
  const result = match({ sector: "health", words: new Set() });
  expect(result && isWorthShowing(result)).toBe(false);
  const good = match();
  expect(good && isWorthShowing(good)).toBe(true);
});

test("ranks by the total, then by name, whatever the order of what was found", () => {
  const items = [
    { id: "b", total: 50 },
    { id: "a", total: 50 },
    { id: "c", total: 80 },
  ].map(({ id, total }) => ({ id, match: { total, parts: [] } }));
  expect(rankMatches(items).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  expect(rankMatches([...items].reverse())).toEqual(rankMatches(items));
});

test("weights decide: what weighs nothing earns nothing", () => {
  const parts = { ...matchWeights.parts, sector: 0, place: 50 };
  const result = matchScore(lead, offer, { version: 2, parts }, today);
  expect(result?.parts.find(({ part }) => part === "sector")?.points).toBe(0);
  expect(result?.parts.find(({ part }) => part === "place")?.points).toBe(40);
});

test("words: pairs of neighbours without marks, pairs of Chinese characters, no grammar", () => {
  expect([...wordsOf(["Chế biến thanh long"])]).toEqual(["che bien", "bien thanh"]);
  expect(wordsOf(["食品加工"]).has("食品")).toBe(true);
  expect(wordsOf(["of the project", "2026 2027"]).size).toBe(0);
});
