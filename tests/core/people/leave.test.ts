import { expect, test } from "vitest";
import { leaveRefusal } from "~/core/people/leave";

const entered = [{ from: "2026-12-10", to: "2026-12-12" }];

test.each([
  ["an ordinary leave", "2026-12-01", "2026-12-04", null],
  ["one day", "2026-12-01", "2026-12-01", null],
  ["one that has begun", "2026-11-20", "2026-12-04", null],
  ["a day that is none", "2026-02-30", "2026-12-04", "from.not-a-date"],
  ["no last day", "2026-12-01", "", "to.not-a-date"],
  ["the last before the first", "2026-12-04", "2026-12-01", "to.before-from"],
  ["one that is over", "2026-11-02", "2026-11-06", "to.past"],
  ["more than a year", "2026-12-01", "2028-12-01", "to.too-long"],
  ["days that are entered already", "2026-12-12", "2026-12-20", "from.entered-before"],
])("%s: %s to %s", (_, from, to, refusal) => {
  expect(leaveRefusal({ from, to }, entered, "2026-11-24")).toBe(refusal);
});
