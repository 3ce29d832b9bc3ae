import { expect, test } from "vitest";
import { readRate } from "~/core/shared/read-rate";

test.each([
  ["26100", 26_000, "26100"],
  ["26.100", 26_000, "26100"],
  ["26,100", 26_000, "26100"],
  ["26 100", 26_000, "26100"],
  ["26.100,5", 26_000, "26100.5"],
  ["26,100.5", 26_000, "26100.5"],
  ["1.400", 1_400, "1400"],
  ["7,1", 7.1, "7.1"],
  ["7.125", 7.1, "7.125"],
  ["1,085", 1.1, "1.085"],
  [" 150 ", 150, "150"],
])("%s beside a rate of %d is %s", (typed, today, rate) => {
  expect(readRate(typed, today)).toEqual({ rate });
});

test.each([
  ["26.1", 26_000, "rates.far-off"],
  ["0.0000001", 7.1, "rates.far-off"],
  ["2610000", 26_000, "rates.far-off"],
  ["0", 150, "rates.far-off"],
  ["26.10.0", 26_000, "rates.not-a-number"],
  ["1e4", 26_000, "rates.not-a-number"],
  ["-26000", 26_000, "rates.not-a-number"],
  ["", 26_000, "rates.not-a-number"],
])("%s beside a rate of %d is refused: %s", (typed, today, error) => {
  expect(readRate(typed, today)).toEqual({ error });
});
