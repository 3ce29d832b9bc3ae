import { expect, test } from "vitest";
import { publishedDate } from "~/i18n/published-date";
import { translator } from "~/i18n/translator.server";

const shown = (text: string, lang: "vi" | "en" | "ja") => publishedDate(text, translator(lang));

test.each([
  ["24/11/2026", "24 November 2026"],
  ["5-2-2026", "5 February 2026"],
  ["ngày 05 tháng 02 năm 2026", "5 February 2026"],
  ["11/2026", "November 2026"],
  ["Tháng 11 năm 2026", "November 2026"],
  ["2026-11-24", "24 November 2026"],
  ["2025", "2025"],
])("the date that the desk writes as %s is read in English as %s", (text, date) => {
  expect(shown(text, "en")).toEqual({ text: date, lang: "en" });
});

test("it is read in every language's own way, and what is no day stays as it was written", () => {
  expect(shown("24/11/2026", "ja")).toEqual({ text: "2026年11月24日", lang: "ja" });
  expect(shown("24/11/2026", "vi")).toEqual({ text: "24/11/2026", lang: "vi" });
  expect(shown("31/2/2026", "ja").text).toBe("31/2/2026");
});
