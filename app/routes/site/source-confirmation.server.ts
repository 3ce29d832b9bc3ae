import type { Language } from "~/core/shared/language";
import type { Locale } from "~/i18n/locale";
import type { Words } from "~/ui/words";
import { ownLanguage } from "./opportunity-row.server";

/** What those who noted down the sources wrote of how far these confirm a record. */
const known = {
  yes: "yes",
  partly: "partly",
  "project and area confirmed; open call not confirmed": "no-open-call",
  "project confirmed; form and capital not reached": "project-alone",
  "project confirmed; PPP form general knowledge": "project-and-form",
  "programme confirmed; breakdown not reached": "programme-alone",
  "secondary source": "secondary-source",
} as const;

function isKnown(asPublished: string): asPublished is keyof typeof known {
  return Object.hasOwn(known, asPublished);
}

/** The same in the reader's language; what we have no sentence for as it was noted, in English. */
export function sourceConfirmation(asPublished: string, { t, lang }: Locale): Words {
  const english: Language = "en";
  return isKnown(asPublished)
    ? t(`opportunities:confirmed.${known[asPublished]}`)
    : ownLanguage({ text: asPublished, lang: english }, lang);
}
