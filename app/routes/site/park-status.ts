import { type ParkStanding, parkStanding, saysItsDate } from "~/core/places/park-standing";
import { type LocalisedText, localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { partialDate, publishedDate } from "~/i18n/published-date";
import type { ParkRecord } from "~/services/reference/records";
import type { Tone } from "~/ui/data/status-label";

const tones = {
  current: "fine",
  "was-leasing": "soon",
  "was-building": "soon",
  "was-running": "note",
  full: "quiet",
  "to-come": "note",
} satisfies Record<ParkStanding["key"], Tone>;

export type ParkStatus = {
  tone: Tone;
  word: string;
  /** The word with its date, for a list; no date is said twice. */
  dated: string;
  sentence: LocalisedText;
};

/** A park's state in words: as the data has it while it is fresh, in the past tense and with its year afterwards. */
export function parkStatus(park: ParkRecord, today: string, locale: Locale): ParkStatus {
  const { lang, t } = locale;
  const standing = parkStanding(park, today);
  const tone = tones[standing.key];
  const dated = (status: string) =>
    t("opportunities:row.status", { status, date: publishedDate(park.statusAsOf, locale).text });
  if (standing.key === "was-leasing" || standing.key === "was-building") {
    const { key, year } = standing;
    const word = year
      ? t(`parks:status.${key}.label`, { year: partialDate(year, locale) })
      : t(`parks:status.${key}.undated`);
    const sentence = { text: t(`parks:status.${key}.sentence`), lang };
    return { tone, word, dated: year ? word : dated(word), sentence };
  }
  const word = localised(park.statusLabel, lang).text;
  return {
    tone,
    word,
    dated: saysItsDate(park) ? word : dated(word),
    sentence: localised(park.statusSentence, lang),
  };
}
