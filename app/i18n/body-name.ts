import type { Language } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";

/** The signs between which the Vietnamese name of a body stands at its first mention (terms of each language). */
const brackets = {
  vi: [" (", ")"],
  en: [" (", ")"],
  zh: ["（", "）"],
  "zh-TW": ["（", "）"],
  ja: ["（", "）"],
  ko: ["(", ")"],
} satisfies Record<Language, [string, string]>;

/** A body's name with its Vietnamese one behind it: "Department of Finance (Sở Tài chính)". */
export function bodyName(name: Localised, lang: Language): string {
  const { text } = localised(name, lang);
  if (lang === "vi" || !name.vi || name.vi === text) return text;
  const [open, close] = brackets[lang];
  return `${text}${open}${name.vi}${close}`;
}
