import { isIsoDay } from "~/core/shared/day";
import type { Language } from "~/core/shared/language";
import type { LocalisedText } from "~/core/shared/localised";
import type { Locale } from "./locale";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/**
 * The date that a source gives, in the reader's language: a day, a month, a year, "before 2024", "2015 and later list",
 * "undated", or as the desk writes it: "24/11/2026", "tháng 11 năm 2026". That a price stands in one listing alone is said
 * beside it, as of all prices. Words that we have no sentence for are shown as they were published, in English.
 */
export function publishedDate(asPublished: string, locale: Locale): LocalisedText {
  const { lang, t } = locale;
  const own = (text: string) => ({ text, lang });
  const text = asPublished.trim();
  const typed = typedDate(text);
  if (typed) return own(partialDate(typed, locale));
  if (/^undated\b/.test(text)) return own(t("opportunities:asOf.undated"));
  const again = /^([0-9]{4}); again in .*?([A-Z][a-z]+) ([0-9]{4})$/.exec(text);
  const month = again?.[2] ? months.indexOf(again[2]) + 1 : 0;
  // English readers read it as it was published.
  if (lang !== "en" && again?.[1] && month > 0) {
    const second = `${again[3]}-${String(month).padStart(2, "0")}`;
    const [first, date] = [partialDate(again[1], locale), partialDate(second, locale)];
    return own(t("opportunities:asOf.again", { first, date }));
  }
  const [, before, about, date, later] =
    /^(before )?(about )?([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)( and later list)?(?:, single listing)?$/.exec(
      text,
    ) ?? [];
  if (date === undefined) return { text, lang: "en" };
  const shown = partialDate(date, locale);
  if (before) return own(t("opportunities:asOf.before", { date: shown }));
  if (about) return own(t("opportunities:asOf.about", { date: shown }));
  if (later) return own(t("opportunities:asOf.and-later", { date: shown }));
  return own(shown);
}

/** A day or a month in Vietnamese order, year first; null for anything else, and for a day that there isn't. */
function typedDate(text: string): string | null {
  const [, day, month, year] =
    /^(?:(?:ngày )?(\d{1,2})(?:[/.-]| tháng )|tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})$/i.exec(text) ?? [];
  if (!month || !year) return null;
  const first = `${year}-${month.padStart(2, "0")}`;
  const date = day ? `${first}-${day.padStart(2, "0")}` : first;
  return isIsoDay(`${date}-01`.slice(0, 10)) ? date : null;
}

/** "2025", "2025-10" or "2025-10-31" as a year, a month or a day. */
export function partialDate(date: string, { lang, format }: Locale): string {
  if (date.length === 10) return format.date(date);
  const form = date.length === 4 ? yearFormats : monthFormats;
  let formatter = form.get(lang);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(lang, {
      year: "numeric",
      // A year alone is a figure in vi and en, and 2025年, 2025년 in the others.
      ...(date.length === 4 ? {} : { month: "long" }),
      timeZone: "UTC",
    });
    form.set(lang, formatter);
  }
  return formatter.format(new Date(`${date}-01-01T00:00:00Z`.slice(0, 10)));
}

const yearFormats = new Map<Language, Intl.DateTimeFormat>();
const monthFormats = new Map<Language, Intl.DateTimeFormat>();
