import type { Language } from "~/core/shared/language";

/** The language in which the long texts are read by a reader of `lang`. */
export function textLanguage(lang: Language): "vi" | "en" {
  return lang === "vi" ? "vi" : "en";
}
