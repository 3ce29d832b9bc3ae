import { expect, test } from "vitest";
import { meanDays, medianDays } from "~/core/leads/workload";

test.each([
  ["nothing was answered", [], null, null],
  ["one answer", [{ days: 3, count: 1 }], 3, 3],
  [
    "an even number: between the two in the middle",
    [
      { days: 1, count: 2 },
      { days: 4, count: 2 },
    ],
    2.5,
    2.5,
  ],
  [
    "one very late answer moves the mean, not the median",
    [
      { days: 1, count: 8 },
      { days: 41, count: 1 },
    ],
    49 / 9,
    1,
  ],
  [
    "answers that no calendar counts are left out",
    [
      { days: null, count: 5 },
      { days: 2, count: 1 },
    ],
    2,
    2,
  ],
])("%s", (_name, answers, mean, median) => {
  expect(meanDays(answers)).toBe(mean);
  expect(medianDays(answers)).toBe(median);
});
