import { describe, expect, test } from "vitest";
import { moneyOf } from "~/core/shared/money";
import { formatter } from "~/i18n/format";

describe("a whole amount is said in short where that says all of it, else in full as well", () => {
  test.each([
    ["ja", 500_000_000, "JPY", "5億円"],
    ["ko", 30_000_000_000, "KRW", "300억 원"],
    ["ko", 30_000_000_001, "KRW", "300억 원(30,000,000,001원)"],
    ["zh-TW", 12_345_678, "TWD", "1,234.57萬元新台幣（12,345,678元新台幣）"],
    ["vi", 1_200_000_000, "VND", "1,2 tỷ đồng"],
    ["en", 1_234_567.5, "USD", "USD 1.23 million (USD 1,234,567.50)"],
    ["en", 5_000.5, "USD", "USD 5,000.50"],
    ["zh", 0, "CNY", "0元人民币"],
  ] as const)("%s %s %s", (lang, amount, currency, said) => {
    expect(formatter(lang).moneyWhole(moneyOf(amount, currency))).toBe(said);
  });
});
