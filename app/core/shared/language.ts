/** The six languages of the site, in the order in which the language switch shows them. */
export const languages = ["vi", "en", "zh", "zh-TW", "ja", "ko"] as const;

export type Language = (typeof languages)[number];

/** What a reader gets when nothing about their language is known. */
export const defaultLanguage: Language = "en";

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
