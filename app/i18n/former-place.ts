import type { Locale } from "./locale";
import { marks } from "./marks";

const units = [
  ["commune", /^xã /i],
  ["ward", /^phường /i],
  ["township", /^thị trấn /i],
  ["district", /^huyện /i],
  ["town", /^thị xã /i],
  ["city", /^(thành phố|TP\.?) /i],
  ["province", /^tỉnh /i],
] as const;

/**
 * An old address as readers of a language know it: as it was in Vietnamese; elsewhere in plain letters with the word for the
 * unit ("xã Tân Mỹ, huyện Đức Hòa" → "Tan My commune, Duc Hoa district"). null for what is no name ("các KCN, CCN") there.
 */
export function formerPlace(address: string, locale: Locale): string | null {
  if (locale.lang === "vi") return address;
  const parts = address.split(/, | và | hoặc /).map((part) => partName(part.trim(), locale));
  return parts.every((part) => part !== null) ? parts.join(marks[locale.lang].comma) : null;
}

/**
 * The same for the name of one unit within a sentence, where the Vietnamese word for the unit is small ("xã Tân Bình"); as
 * it is where it cannot be written so.
 */
export function inLetters(name: string, locale: Locale): string {
  if (locale.lang === "vi") return name.replace(unitWord, (word) => word.toLowerCase());
  return formerPlace(name, locale) ?? name;
}

const unitWord = /^(Xã|Phường|Thị trấn|Huyện|Quận|Thị xã|Thành phố|Tỉnh)(?= )/u;

function partName(part: string, { t }: Locale): string | null {
  const unit = units.find(([, word]) => word.test(part));
  const name = unit ? part.replace(unit[1], "") : part;
  if (!/^[\p{Lu}\p{N}]/u.test(name) || (!unit && /^\p{N}/u.test(name))) return null;
  return unit ? t(`opportunities:units.${unit[0]}`, { name: plainLetters(name) }) : plainLetters(name);
}

/** Vietnamese names as they are written abroad: no marks, đ as d. */
function plainLetters(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}
