import { expect, test } from "vitest";
import { publishedAnswerTime } from "~/core/reports/answer-time";

test.each([
  ["fewer than ten answers are not published", [{ days: 2, count: 9 }], null],
  ["ten are", [{ days: 2, count: 10 }], { days: 2, answers: 10 }],
  [
    "half of them, not the mean: one that took long does not hide the others",
    [
      { days: 1, count: 8 },
      { days: 3, count: 7 },
      { days: 60, count: 1 },
    ],
    { days: 2, answers: 16 },
  ],
  [
    "between two days the later one is said",
    [
      { days: 2, count: 5 },
      { days: 3, count: 5 },
    ],
    { days: 3, answers: 10 },
  ],
  ["on the day itself is within one working day", [{ days: 0, count: 12 }], { days: 1, answers: 12 }],
  [
    "what a missing calendar hides is not counted",
    [
      { days: null, count: 20 },
      { days: 4, count: 9 },
    ],
    null,
  ],
])("%s", (_promise, answered, published) => {
  expect(publishedAnswerTime(answered)).toEqual(published);
});
