import { expect, test } from "vitest";
import { sumCapital } from "~/core/projects/capital";
import type { ExchangeRates } from "~/core/shared/money";

const one = { perUsd: "1" };
const rates: ExchangeRates = {
  date: "2026-11-24",
  source: "test",
  rates: {
    USD: one,
    VND: { perUsd: "25000" },
    EUR: { inUsd: "1.1" },
    JPY: { perUsd: "150" },
    KRW: one,
    TWD: one,
    CNY: one,
  },
};

test("capital adds up a kind at a time, in its own currencies and in dollars at the reference rate", () => {
  const entries = [
    { kind: "committed", money: { minor: 100_000_00n, currency: "USD" } },
    { kind: "committed", money: { minor: 50_000_000n, currency: "VND" } },
    { kind: "committed", money: { minor: 25_000_000n, currency: "VND" } },
    { kind: "realised", money: { minor: 15_000n, currency: "JPY" } },
  ] as const;
  expect(sumCapital(entries, "committed", rates)).toEqual({
    usd: { minor: 103_000_00n, currency: "USD" },
    originals: [
      { minor: 100_000_00n, currency: "USD" },
      { minor: 75_000_000n, currency: "VND" },
    ],
  });
  expect(sumCapital(entries, "realised", rates).usd).toEqual({ minor: 100_00n, currency: "USD" });
});

test("no capital is no sum of anything", () => {
  expect(sumCapital([], "realised", rates)).toEqual({ usd: { minor: 0n, currency: "USD" }, originals: [] });
});
