import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  amountOf,
  type Currency,
  currencies,
  type ExchangeRates,
  isAtLeastUsd,
  minorDigits,
  moneyOf,
  namedCurrency,
  parseAmount,
  readDecimal,
  toUsd,
} from "~/core/shared/money";

const rates: ExchangeRates = JSON.parse(readFileSync("prisma/data/exchange-rates.json", "utf8"));

describe("an amount as it is typed", () => {
  const cases: [string, Currency, bigint | string][] = [
    ["5000000", "USD", 500000000n],
    ["1.234.567,89", "USD", 123456789n],
    ["1,234,567.89", "USD", 123456789n],
    ["1 234 567,89", "EUR", 123456789n],
    ["1\u202f234\u00a0567", "EUR", 123456700n],
    ["1'234'567.50", "EUR", 123456750n],
    ["5 000 000", "VND", 5000000n],
    ["26.000.000.000", "VND", 26000000000n],
    ["26,000,000,000", "VND", 26000000000n],
    ["1.234", "USD", 123400n],
    ["1,234", "USD", 123400n],
    ["1234.5", "USD", 123450n],
    ["12,5", "EUR", 1250n],
    ["0.5", "USD", 50n],
    ["0,500", "USD", 50n],
    ["5000000.00", "VND", 5000000n],
    ["５００００００", "JPY", 5000000n],
    ["５，０００，０００", "JPY", 5000000n],
    ["USD 5,000", "USD", 500000n],
    ["5억", "KRW", 500000000n],
    ["2亿元人民币", "CNY", 20000000000n],
    ["人民币2亿元", "CNY", 20000000000n],
    ["新台幣1億元", "TWD", 10000000000n],
    ["$20m", "USD", 2000000000n],
    ["1.5bn USD", "USD", 150000000000n],
    ["500억원", "KRW", 50000000000n],
    ["1억 5000만 원", "KRW", 150000000n],
    ["3000万", "CNY", 3000000000n],
    ["2.5億円", "JPY", 250000000n],
    ["1兆2000億", "JPY", 1200000000000n],
    ["1,2 tỷ đồng", "VND", 1200000000n],
    ["5 triệu USD", "USD", 500000000n],
    ["10 ngàn đô", "USD", 1000000n],
    ["10 nghìn đô la Mỹ", "USD", 1000000n],
    ["500 đô", "USD", 50000n],
    ["500 đồng", "VND", 500n],
    ["10.000 USD", "USD", 1000000n],
    ["20 triệu đồng", "VND", 20000000n],
    ["VND 1.5 billion", "VND", 1500000000n],
    ["2000万越南盾", "VND", 20000000n],
    ["15億越南盾", "VND", 1500000000n],
    ["2,000万ドン", "VND", 20000000n],
    ["2,000만 동", "VND", 20000000n],
    ["1.5 million", "USD", 150000000n],
    ["2千万円", "JPY", 20000000n],
    ["1億5千万", "JPY", 150000000n],
    ["5백만", "USD", 500000000n],
    ["2천만 원", "KRW", 20000000n],
    ["3百万美元", "USD", 300000000n],
    ["8千", "TWD", 800000n],
    ["5000만 1억", "KRW", "capital.not-a-number"],
    ["5억 억", "KRW", "capital.not-a-number"],
    ["5 zillion", "USD", "capital.not-a-number"],
    ["0.00005만", "KRW", "capital.too-precise"],
    ["500억원", "USD", "capital.not-a-number"],
    ["5.000.000 đ", "VND", 5000000n],
    ["$5,000.25", "USD", 500025n],
    ["5,000円", "JPY", 5000n],
    ["0", "USD", 0n],
    ["EUR 5,000", "USD", "capital.not-a-number"],
    ["5,000 VND", "USD", "capital.not-a-number"],
    ["12.50", "VND", "capital.too-precise"],
    ["1.2345", "USD", "capital.too-precise"],
    ["-5", "USD", "capital.negative"],
    ["−5", "USD", "capital.negative"],
    ["1e6", "USD", "capital.not-a-number"],
    ["5 triệu", "VND", 5000000n],
    ["12,34,567", "USD", "capital.not-a-number"],
    ["1.234,567.89", "USD", "capital.not-a-number"],
    ["1,234.567,89", "USD", "capital.not-a-number"],
    [".5", "USD", "capital.not-a-number"],
    ["5.", "USD", "capital.not-a-number"],
    ["", "USD", "capital.not-a-number"],
    ["five", "USD", "capital.not-a-number"],
    ["1000000000000001", "VND", "capital.too-large"],
    ["9".repeat(50), "VND", "capital.too-large"],
    ["9".repeat(10_000), "VND", "capital.not-a-number"],
  ];
  test.each(cases)("%s in %s", (text, currency, result) => {
    expect(parseAmount(text, currency)).toEqual(
      typeof result === "string" ? { error: result } : { minor: result, currency },
    );
  });

  test.each([
    ["3億円", "JPY"],
    ["5억 원", "KRW"],
    ["50 tỷ đồng", "VND"],
    ["1,5 triệu USD", "USD"],
    ["US$5m", "USD"],
    ["3億日元", "JPY"],
    ["500万人民币", "CNY"],
    ["500萬新台幣", "TWD"],
    ["3億台湾ドル", "TWD"],
    ["2千万米ドル", "USD"],
    ["10 ngàn đô", "USD"],
    ["500 đô", "USD"],
    ["500 đồng", "VND"],
    ["20 triệu", null],
    ["5억", null],
    ["$5,000", null],
    ["¥5,000", null],
    ["500万元", null],
    ["", null],
  ])("%s names %s", (text, currency) => {
    expect(namedCurrency(text)).toBe(currency);
  });

  test("any text is read or refused", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...currencies), (text, currency) => {
        const result = parseAmount(text, currency);
        if ("minor" in result) expect(result.minor >= 0n).toBe(true);
      }),
    );
  });

  test("plain figures are read as their value", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(99), (whole, cents) => {
        const shown = `${new Intl.NumberFormat("vi").format(whole)},${String(cents).padStart(2, "0")}`;
        expect(parseAmount(shown, "USD")).toEqual({
          minor: BigInt(whole) * 100n + BigInt(cents),
          currency: "USD",
        });
      }),
    );
  });

  test("a decimal keeps its digits", () => {
    expect(readDecimal("2,50")).toEqual({ whole: "2", fraction: "50" });
    expect(readDecimal("two")).toBeNull();
  });
});

describe("thresholds in USD are never a cent to the wrong side", () => {
  const cases: [number, Currency, boolean][] = [
    [20_000_000, "USD", true],
    [19_999_999.99, "USD", false],
    [520_000_000_000, "VND", true],
    [519_999_999_999, "VND", false],
    [3_000_000_000, "JPY", true],
    [2_999_999_999, "JPY", false],
    [28_000_000_000, "KRW", true],
    [27_999_999_999, "KRW", false],
    [640_000_000, "TWD", true],
    [639_999_999.99, "TWD", false],
    [142_000_000, "CNY", true],
    [141_999_999.99, "CNY", false],
    [18_181_818.19, "EUR", true],
    [18_181_818.18, "EUR", false],
    [18_181_818.185, "EUR", true],
    [12000000000.0, "JPY", true],
    [10909000.5, "EUR", false],
    [0, "USD", false],
  ];
  test.each(cases)("%d %s is at least 20 million USD: %s", (amount, currency, result) => {
    expect(isAtLeastUsd({ amount, currency }, 20_000_000, rates)).toBe(result);
  });
});

test("an amount of JSON becomes whole minor units and comes back", () => {
  expect(moneyOf(10909000.5, "EUR")).toEqual({ minor: 1090900050n, currency: "EUR" });
  expect(moneyOf(1e15, "VND")).toEqual({ minor: 1_000_000_000_000_000n, currency: "VND" });
  expect(moneyOf(1e-7, "USD")).toEqual({ minor: 0n, currency: "USD" });
  expect(moneyOf(1.5, "JPY")).toEqual({ minor: 1n, currency: "JPY" });
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.constantFrom(...currencies),
      (minor, currency) => {
        expect(moneyOf(amountOf({ minor, currency }), currency)).toEqual({ minor, currency });
      },
    ),
  );
});

test("conversion rounds down to the cent", () => {
  expect(toUsd({ minor: 26_000n, currency: "VND" }, rates)).toEqual({ minor: 100n, currency: "USD" });
  expect(toUsd({ minor: 25_999n, currency: "VND" }, rates)).toEqual({ minor: 99n, currency: "USD" });
  expect(toUsd({ minor: 100n, currency: "EUR" }, rates)).toEqual({ minor: 110n, currency: "USD" });
  expect(toUsd({ minor: 710n, currency: "CNY" }, rates)).toEqual({ minor: 100n, currency: "USD" });
});

test("every currency has a rate and its decimals by ISO 4217", () => {
  expect(Object.keys(rates.rates).toSorted()).toEqual([...currencies].toSorted());
  expect(minorDigits).toEqual({ USD: 2, VND: 0, EUR: 2, JPY: 0, KRW: 0, TWD: 2, CNY: 2 });
});
