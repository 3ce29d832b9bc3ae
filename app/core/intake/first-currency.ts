import type { Language } from "~/core/shared/language";
import type { Currency } from "~/core/shared/money";

/**
 * The currency that stands beside a sum before anybody chooses one. Who writes in Vietnamese means dong as often as
 * dollars: nothing is chosen beforehand.
 */
export function firstCurrency(lang: Language): Currency | "" {
  return lang === "vi" ? "" : "USD";
}
