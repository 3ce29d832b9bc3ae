import { expect, test } from "vitest";
import { statusDate } from "~/core/opportunities/status-date";

test.each([
  ["2015; again in the 13 projects of July 2023", "2023-07-01"],
  ["2015 and later list", "2015-01-01"],
  ["undated list", null],
  ["undated", null],
  ["2022-04", "2022-04-01"],
  ["2025-10", "2025-10-01"],
  ["2019-10", "2019-10-01"],
  ["2023", "2023-01-01"],
  ["before 2024", null],
  ["trước 2024", null],
  ["2016-2020", "2016-01-01"],
  ["2020-05-15", "2020-05-15"],
  ["started 19 December 2025", "2025-12-19"],
  ["July 2023 and 2015-11-02", "2023-07-01"],
  ["15/03/2024", "2024-03-15"],
  ["tháng 7/2023", "2023-07-01"],
  ["13 projects, 14 communes", null],
  ["31/02/2024", null],
  ["74406000000000 VND", null],
  ["decision 2968/QĐ-UBND", null],
  ["", null],
])("%s is of %s", (text, date) => {
  expect(statusDate(text)).toBe(date);
});
