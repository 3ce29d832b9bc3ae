import type { Locale } from "./locale";

const dayMs = 86_400_000;
/** Viet Nam is seven hours ahead of UTC all year. */
const offsetMs = 7 * 3_600_000;

/**
 * When a day of Viet Nam ends elsewhere: "2 December 2026 at 02:00 (Japan Standard Time)", one text a time zone. None
 * for a reader whose clocks show what those of Viet Nam do.
 * @param isoDate the day, "2026-12-01"
 */
export function dayEnds(
  isoDate: string,
  timeZones: readonly string[],
  { t, lang, format }: Locale,
): string[] {
  const end = new Date(Date.parse(`${isoDate}T00:00:00Z`) + dayMs - offsetMs);
  return timeZones
    .filter((timeZone) => format.dateTime(end, timeZone) !== format.dateTime(end))
    .map((timeZone) =>
      t("intake:receipt.momentInZone", {
        moment: format.dateTime(end, timeZone),
        zone: zoneName(lang, timeZone, end),
      }),
    );
}

/** What clocks a sender may live by, in words: "Eastern Time", "Pacific Time". Two zones of one name are one. */
export function zoneNames(timeZones: readonly string[], moment: Date, { lang }: Locale): string[] {
  return [...new Set(timeZones.map((timeZone) => zoneName(lang, timeZone, moment)))];
}

/** Making one costs more than all else on a receipt. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** "Pacific Time", "Giờ Thái Bình Dương": the zone's name whether or not clocks are put forward there at that moment. */
function zoneName(lang: Locale["lang"], timeZone: string, moment: Date): string {
  const key = `${lang} ${timeZone}`;
  let format = zoneFormats.get(key);
  if (!format) {
    const tag = lang === "zh" ? "zh-CN" : lang;
    format = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: "longGeneric" });
    zoneFormats.set(key, format);
  }
  const name = format.formatToParts(moment).find(({ type }) => type === "timeZoneName");
  return name?.value ?? timeZone;
}
