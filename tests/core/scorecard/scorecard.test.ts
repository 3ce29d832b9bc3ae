import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type CriterionCode,
  criterionCodes,
  type Judgements,
  type Points,
  type Scorecard,
  type ScoreFacts,
  scale,
  scoreOf,
} from "~/core/scorecard/scorecard";
import { scorecardFileSchema, scorecardSchema } from "~/core/scorecard/scorecard.schema";

const { card } = scorecardFileSchema.parse(JSON.parse(readFileSync("prisma/data/scorecard.json", "utf8")));

const unknown: ScoreFacts = { capitalUsd: null, areaHa: null, jobs: null, sector: null, border: false };
const evidence = "A demo paper";
const judged = (points: Points, codes: readonly CriterionCode[] = criterionCodes): Judgements =>
  Object.fromEntries(codes.map((code) => [code, { points, evidence }]));
const part = (score: ReturnType<typeof scoreOf>, code: CriterionCode) =>
  score.parts.find((candidate) => candidate.code === code);

test("the first card weighs as proposed, and security is not among what is scored", () => {
  expect(Object.fromEntries(card.criteria.map(({ code, weight }) => [code, weight]))).toEqual({
    TECH: 25,
    ENV: 20,
    CAPITAL_HA: 15,
    JOBS: 10,
    LINKAGE: 10,
    BUDGET: 10,
    CAPACITY: 10,
    SECTOR: 0,
  });
});

test("nothing known, nothing judged: 0 of 100, and all 100 not yet judged", () => {
  const score = scoreOf(card, unknown, {});
  expect([score.total, score.unjudged]).toEqual([0, 100]);
  expect(score.parts.every(({ points }) => points === null)).toBe(true);
});

test("everything judged highest is 100, with nothing left", () => {
  const score = scoreOf(card, unknown, judged(4));
  expect([score.total, score.unjudged]).toEqual([100, 0]);
});

describe("capital per hectare", () => {
  test.each<[number | null, number | null, Points | null]>([
    [999_999, 1, 0],
    [1_000_000, 1, 1],
    [3_000_000, 1, 2],
    [59_000_000, 10, 2],
    [60_000_000, 10, 3],
    [100_000_000, 10, 4],
    [null, 10, null],
    [100_000_000, null, null],
  ])("%j USD on %j ha gives %j", (capitalUsd, areaHa, points) => {
    const found = part(scoreOf(card, { ...unknown, capitalUsd, areaHa }, {}), "CAPITAL_HA");
    expect([found?.points, found?.from]).toEqual([points, points === null ? "nobody" : "automatic"]);
  });
});

test("a person may judge otherwise than the figures, and both stay to be seen", () => {
  const facts = { ...unknown, capitalUsd: 1_000_000, areaHa: 1 };
  const found = part(scoreOf(card, facts, judged(3, ["CAPITAL_HA"])), "CAPITAL_HA");
  expect(found).toMatchObject({ points: 3, automatic: 1, from: "person" });
});

test("a priority sector is seen, and counts as much as its weight says", () => {
  const weighed: Scorecard = {
    ...card,
    criteria: card.criteria.map((criterion) =>
      criterion.code === "SECTOR"
        ? { ...criterion, weight: 10 }
        : criterion.code === "JOBS"
          ? { ...criterion, weight: 0 }
          : criterion,
    ),
  };
  const facts = { ...unknown, sector: "electronics" };
  expect(part(scoreOf(card, facts, {}), "SECTOR")).toMatchObject({ points: 4, earned: 0 });
  expect(scoreOf(weighed, facts, {}).total).toBe(10);
  expect(scoreOf(weighed, { ...facts, sector: "education" }, {}).total).toBe(0);
});

test("the border asks for a look by others and moves no point", () => {
  const score = scoreOf(card, { ...unknown, border: true }, judged(2));
  expect([score.gate, score.total]).toEqual(["refer", 50]);
});

/** Chance that is the same every time. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

describe("for any 200 cards and judgements", () => {
  const chance = numbers(7);
  const pick = (below: number) => Math.floor(chance.next().value * below);
  const cases = Array.from({ length: 200 }, () => {
    const cuts = [...criterionCodes.slice(1).map(() => pick(101)), 0, 100].sort((a, b) => a - b);
    const criteria = card.criteria.map((criterion, index) => ({
      ...criterion,
      weight: (cuts[index + 1] ?? 0) - (cuts[index] ?? 0),
    }));
    const judgements: Judgements = {};
    for (const code of criterionCodes)
      if (pick(3) > 0) judgements[code] = { points: scale[pick(5)] ?? 0, evidence };
    return { card: { ...card, criteria }, judgements };
  });

  test("no higher judgement lowers the total, and each step is worth a quarter of its weight", () => {
    for (const { card, judgements } of cases) {
      expect(scorecardSchema.safeParse(card).success).toBe(true);
      const base = scoreOf(card, unknown, judgements);
      for (const { code, weight } of card.criteria) {
        const points = judgements[code]?.points;
        if (points === undefined || points === 4) continue;
        const next = scale[points + 1] ?? 4;
        const raised = scoreOf(card, unknown, { ...judgements, [code]: { points: next, evidence } });
        expect(raised.total - base.total).toBeCloseTo(weight / 4, 10);
      }
    }
  });

  test("what is earned and what is not judged never exceed 100, and the parts add up to the total", () => {
    for (const { card, judgements } of cases) {
      const score = scoreOf(card, unknown, judgements);
      expect(score.total + score.unjudged).toBeLessThanOrEqual(100);
      expect(score.parts.reduce((sum, { earned }) => sum + earned, 0)).toBe(score.total);
    }
  });
});

test("the score tells a good proposal from a bad one", () => {
  const good = scoreOf(
    card,
    { ...unknown, capitalUsd: 80_000_000, areaHa: 8, jobs: 900, sector: "electronics" },
    { ...judged(3, ["TECH", "ENV", "BUDGET"]), ...judged(4, ["LINKAGE", "CAPACITY"]) },
  );
  const bad = scoreOf(
    card,
    { ...unknown, capitalUsd: 5_000_000, areaHa: 20, jobs: 100, sector: "textiles-footwear" },
    { ...judged(1, ["TECH", "BUDGET"]), ...judged(0, ["ENV", "LINKAGE", "CAPACITY"]) },
  );
  expect(good.total).toBeGreaterThan(75);
  expect(bad.total).toBeLessThan(15);
});

describe("a card is refused", () => {
  const withWeight = (code: CriterionCode, weight: number) => ({
    ...card,
    criteria: card.criteria.map((criterion) =>
      criterion.code === code ? { ...criterion, weight } : criterion,
    ),
  });
  test.each<[string, unknown, string]>([
    ["when its weights are not 100 together", withWeight("TECH", 24), "weights.not-100"],
    ["when a weight is no whole number", withWeight("TECH", 24.5), "weight.not-a-number"],
    ["when a threshold does not rise", { ...card, jobsPerHa: [1, 2, 2, 3] }, "thresholds.not-rising"],
    ["when a criterion is missing", { ...card, criteria: card.criteria.slice(1) }, "criteria.incomplete"],
  ])("%s", (_, given, message) => {
    expect(scorecardSchema.safeParse(given).error?.issues.map((issue) => issue.message)).toContain(message);
  });
});
