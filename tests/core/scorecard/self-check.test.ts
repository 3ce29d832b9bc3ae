import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scorecardFileSchema } from "~/core/scorecard/scorecard.schema";
import { selfCheck } from "~/core/scorecard/self-check";
import type { ExchangeRates } from "~/core/shared/money";

const { card } = scorecardFileSchema.parse(JSON.parse(readFileSync("prisma/data/scorecard.json", "utf8")));
const rates: ExchangeRates = {
  date: "2026-11-24",
  source: "test",
  rates: {
    USD: { perUsd: "1" },
    VND: { perUsd: "26000" },
    EUR: { inUsd: "1.1" },
    JPY: { perUsd: "150" },
    KRW: { perUsd: "1400" },
    TWD: { perUsd: "32" },
    CNY: { perUsd: "7.2" },
  },
};
const check = (fields: Record<string, string>) =>
  selfCheck(new URLSearchParams(fields), card, rates, ["electronics"]);

test("the page without a question has no result", () => {
  expect(check({})).toMatchObject({ score: null, errors: {} });
});

test("a form sent empty scores nothing and says that all is open", () => {
  expect(check({ area: "" }).score).toMatchObject({ total: 0, unjudged: 100 });
});

test("what cannot be read stands in the form again with its error, and gives no score", () => {
  const result = check({ "capital.amount": "much", area: "-1", jobs: "many" });
  expect(result.score).toBeNull();
  expect(Object.keys(result.errors)).toEqual(["amount", "area", "jobs"]);
  expect([result.amount, result.area, result.jobs]).toEqual(["much", "-1", "many"]);
});

test("no step is taken for what the figures say, and no step that the scale lacks", () => {
  const steps = { "points-CAPITAL_HA": "4", "points-TECH": "9", "points-ENV": "4" };
  expect(check({ area: "1", ...steps }).score).toMatchObject({ total: 20 });
});
