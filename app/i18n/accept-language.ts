import { defaultLanguage, isLanguage, type Language } from "~/core/shared/language";

/**
 * The best of our languages for an Accept-Language header, by its weights: zh-TW, zh-HK, zh-MO and zh-Hant are zh-TW,
 * other Chinese is zh; English when nothing is known. A malformed header is read as far as it goes.
 */
export function bestLanguage(header: string | null): Language {
  const wishes = (header ?? "")
    .slice(0, 1_000)
    .split(",")
    .map((part, index) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters
        .map((parameter) => /^\s*q\s*=\s*([0-9.]+)\s*$/.exec(parameter)?.[1])
        .find(Boolean);
      const q = weight === undefined ? 1 : Number(weight);
      return { language: ours(tag), q: Number.isFinite(q) ? q : 0, index };
    })
    .filter((wish) => wish.language !== null && wish.q > 0)
    .sort((a, b) => b.q - a.q || a.index - b.index);
  return wishes[0]?.language ?? defaultLanguage;
}

function ours(tag: string): Language | null {
  const lower = tag.toLowerCase();
  if (/^zh(-|$)/.test(lower))
    return /-(hant|tw|hk|mo)\b/.test(lower) && !/-hans\b/.test(lower) ? "zh-TW" : "zh";
  const primary = lower.split("-")[0];
  return isLanguage(primary) ? primary : null;
}
