import type { Language } from "~/core/shared/language";
import type { LocalisedText } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { partialDate } from "~/i18n/published-date";

const date = String.raw`(\d{4}(?:-\d{2}(?:-\d{2})?)?)`;
const untilForm = new RegExp(String.raw`^${date}(?: \(phase (\d+)\))?$`);
const yearsForm = new RegExp(String.raw`^(\d+) years from ${date}$`);

/** The term of a land lease, in the reader's language where its form is known; otherwise as published, in English. */
export function leaseTerm(asPublished: string, locale: Locale): LocalisedText {
  const { lang, t } = locale;
  const own = (text: string) => ({ text, lang });
  const [, end, phase] = untilForm.exec(asPublished) ?? [];
  if (end) {
    const until = t(end.length === 4 ? "parks:term.until-year" : "parks:term.until", {
      date: partialDate(end, locale),
    });
    return own(phase ? t("parks:term.phase", { phase, until }) : until);
  }
  const [, years, from] = yearsForm.exec(asPublished) ?? [];
  if (years && from) return own(t("parks:term.years", { years, date: partialDate(from, locale) }));
  return { text: asPublished, lang: "en" };
}

/** In which language a source names a developer: plain words without a mark are English ("13 component developers"). */
export function developerLanguage(name: string): Language {
  return /^[ -~]+$/.test(name) && /(^| )[a-z]{2,}/.test(name) ? "en" : "vi";
}
