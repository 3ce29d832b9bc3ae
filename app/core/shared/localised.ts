import type { Language } from "~/core/shared/language";

/** One name or text in some of the six languages. */
export type Localised = Partial<Record<Language, string>>;

/** A text and the language it really is in, for the `lang` attribute. */
export type LocalisedText = { text: string; lang: Language };

/** The other script of Chinese is nearer to a reader than English is. */
const fallbacks = {
  vi: ["vi", "en"],
  en: ["en", "vi"],
  zh: ["zh", "zh-TW", "en", "vi"],
  "zh-TW": ["zh-TW", "zh", "en", "vi"],
  ja: ["ja", "en", "vi"],
  ko: ["ko", "en", "vi"],
} satisfies Record<Language, Language[]>;

/** The text in `lang`, else in the next best language; an empty text in `lang` when there is none at all. */
export function localised(value: Localised, lang: Language): LocalisedText {
  for (const candidate of fallbacks[lang]) {
    const text = value[candidate];
    if (text) return { text, lang: candidate };
  }
  return { text: "", lang };
}
