import { expect, test } from "vitest";
import { parkStanding, saysItsDate } from "~/core/places/park-standing";

const today = "2026-11-24";

test.each([
  ["leasing", "2023", { key: "was-leasing", year: "2023" }],
  ["leasing", "2022-06", { key: "was-leasing", year: "2022" }],
  ["leasing", "2025-11-23", { key: "was-leasing", year: "2025" }],
  ["leasing", "2025-11-24", { key: "current" }],
  ["leasing", "24/11/2026", { key: "current" }],
  ["leasing", "2026-11-25", { key: "was-leasing", year: "2026" }],
  // A year or a month alone counts from its first day: it may have been that one.
  ["leasing", "2025-11", { key: "was-leasing", year: "2025" }],
  ["leasing", "2025-12", { key: "current" }],
  ["leasing", "2026", { key: "current" }],
  ["leasing", "undated", { key: "was-leasing", year: null }],
  ["leasing", "before 2024", { key: "was-leasing", year: null }],
  ["under construction/leasing", "2022-04", { key: "was-building", year: "2022" }],
  ["under construction/leasing", "2026-04", { key: "to-come" }],
  ["operating", "2016-12", { key: "was-running" }],
  ["operating (phase 1)", "2026-01", { key: "current" }],
  ["operating", "undated", { key: "was-running" }],
  ["full", "2022-06", { key: "full" }],
  ["full", "2026-06", { key: "full" }],
  ["in planning", "2025-10", { key: "to-come" }],
  ["started April 2025", "2025-04", { key: "to-come" }],
])("%s of %s", (status, statusAsOf, standing) => {
  expect(parkStanding({ status, statusAsOf }, today)).toEqual(standing);
});

test("the twelve months end on the same day, also where that is a leap day", () => {
  expect(parkStanding({ status: "leasing", statusAsOf: "2027-03-01" }, "2028-02-29").key).toBe("current");
  expect(parkStanding({ status: "leasing", statusAsOf: "2027-02-28" }, "2028-02-29").key).toBe("was-leasing");
});

test.each([
  ["investment certificate and construction permit issued; started August 2025", "2025-08", true],
  ["ground-breaking 19 December 2025", "2025-12", true],
  ["started 2020-05-15", "2020-05", true],
  ["started April 2025", "2025-05", false],
  ["infrastructure to finish in 2021", "2021-06", false],
  ["infrastructure to finish in 2021", "2021", false],
  ["operating", "2023", false],
  ["operating", "undated", false],
])("whether %s says that it is of %s", (status, statusAsOf, said) => {
  expect(saysItsDate({ status, statusAsOf })).toBe(said);
});
