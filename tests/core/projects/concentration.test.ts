import { expect, test } from "vitest";
import { type Band, concentration, type PartnerShare } from "~/core/projects/concentration";

const bands = { watch: 0.3, high: 0.4 };
const partner = (country: string, count: number, million: number): PartnerShare => ({
  country,
  count,
  usdMinor: BigInt(million) * 100_000_000n,
});

const cases: [string, PartnerShare[], string, number, Band][] = [
  ["one partner alone", [partner("CN", 3, 10)], "CN", 10_000, "high"],
  ["two halves", [partner("CN", 1, 5), partner("JP", 1, 5)], "CN", 5_000, "high"],
  [
    "41, 39 and 20 of a hundred millions",
    [partner("JP", 9, 39), partner("CN", 1, 41), partner("KR", 5, 20)],
    "CN",
    1681 + 1521 + 400,
    "high",
  ],
  [
    "a first partner of exactly 30 of a hundred",
    [partner("CN", 1, 30), partner("JP", 1, 25), partner("KR", 1, 25), partner("TW", 1, 20)],
    "CN",
    900 + 625 + 625 + 400,
    "watch",
  ],
  [
    "five equal partners",
    ["CN", "DE", "JP", "KR", "TW"].map((country) => partner(country, 1, 4)),
    "CN",
    2_000,
    "even",
  ],
];

test.each(cases)("%s", (_name, partners, top, hhi, band) => {
  const found = concentration(partners, bands);
  expect(found?.by).toBe("capital");
  expect([found?.shares[0]?.country, found?.hhi, found?.band]).toEqual([top, hhi, band]);
});

test("where no capital is recorded, numbers count", () => {
  const found = concentration([partner("CN", 1, 0), partner("JP", 3, 0)], bands);
  expect([found?.by, found?.shares[0]?.country, found?.shares[0]?.countShare]).toEqual(["count", "JP", 0.75]);
});

test("without partners there is nothing to lean on", () => {
  expect(concentration([], bands)).toBeNull();
});
