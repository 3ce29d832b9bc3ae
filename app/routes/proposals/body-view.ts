import type { Language } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";
import type { BodyView } from "./intake-view";

type Bodies = { departments: { get(code: string): { name: Localised } | undefined } };

/** A body by its code, as pages name it; null when there is none. */
export function bodyView(facts: Bodies, code: string, lang: Language): BodyView | null {
  const name = facts.departments.get(code)?.name;
  return name ? namedBody(name, lang) : null;
}

export function namedBody(name: Localised, lang: Language): BodyView {
  const text = localised(name, lang);
  return { name: text, vietnamese: name.vi && name.vi !== text.text ? name.vi : null };
}
