import { expect, test } from "vitest";
import { countries, isCountry } from "~/core/shared/country";
import { isLanguage, type Language } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";

const cases: [string, Localised, Language, string, Language][] = [
  ["the reader's own", { vi: "v", en: "e", ja: "j" }, "ja", "j", "ja"],
  ["English when it is missing", { vi: "v", en: "e" }, "ja", "e", "en"],
  ["Vietnamese when English is missing too", { vi: "v" }, "ko", "v", "vi"],
  ["the other script of Chinese before English", { zh: "z", en: "e" }, "zh-TW", "z", "zh"],
  ["and the other way round", { "zh-TW": "t", en: "e" }, "zh", "t", "zh-TW"],
  ["an empty text is none", { en: "", vi: "v" }, "en", "v", "vi"],
  ["nothing at all", { ja: "j" }, "en", "", "en"],
];
test.each(cases)("a name in the next best language: %s", (_, value, lang, text, shownIn) => {
  expect(localised(value, lang)).toEqual({ text, lang: shownIn });
});

test("languages are the six of the site, as they are written", () => {
  expect(["vi", "zh-TW", "zh-tw", "fr", "", null].map(isLanguage)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("countries are ISO codes, each with a name in every language of the site", () => {
  expect(countries).toHaveLength(249);
  expect(["VN", "TW", "vn", "XX", "UK", ""].map(isCountry)).toEqual([true, true, false, false, false, false]);
});
