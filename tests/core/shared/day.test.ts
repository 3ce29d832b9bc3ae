import { expect, test } from "vitest";
import { addDays, isIsoDay } from "~/core/shared/day";

test.each([
  ["2026-11-24", true],
  ["2028-02-29", true],
  ["1997-01-01", true],
  ["2026-02-29", false],
  ["2026-06-31", false],
  ["2026-13-01", false],
  ["0026-11-24", false],
  ["2026-11-24T00:00", false],
  ["24/11/2026", false],
  ["", false],
])("%s is a day: %s", (text, expected) => {
  expect(isIsoDay(text)).toBe(expected);
});

test.each([
  ["2026-12-31", 1, "2027-01-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-03-01", -1, "2026-02-28"],
])("from %s it is %s days to %s", (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
});
