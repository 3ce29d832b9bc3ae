import type { Language } from "~/core/shared/language";

/**
 * An old address as readers of a language know it: as it was in Vietnamese, elsewhere the names alone in plain letters
 * ("xã Tân Mỹ, huyện Đức Hòa" → "Tan My, Duc Hoa"). null for what is no name ("các KCN, CCN") in other languages.
 */
export function formerPlace(address: string, lang: Language): string | null {
  if (lang === "vi") return address;
  const names = address
    .split(/,| và | hoặc /)
    .map((part) => part.trim().replace(/^(xã|phường|thị trấn|huyện|thị xã|thành phố|TP)\.? /i, ""));
  return names.every((name) => /^\p{Lu}/u.test(name)) ? names.map(plainLetters).join(", ") : null;
}

/** Vietnamese names as they are written abroad: no marks, đ as d. */
export function plainLetters(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}
