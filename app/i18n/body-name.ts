import type { Language } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";
import { marks } from "./marks";

/** A body's name with its Vietnamese one behind it: "Department of Finance (Sở Tài chính)". */
export function bodyName(name: Localised, lang: Language): string {
  const { text } = localised(name, lang);
  if (lang === "vi" || !name.vi || name.vi === text) return text;
  const { open, close } = marks[lang];
  return `${text}${open}${name.vi}${close}`;
}
