import type { AutomaticReason } from "~/core/scorecard/scorecard";
import type { Locale } from "./locale";

/** What an automatic criterion was computed from, as a sentence. */
export function scoreReason({ key, value }: AutomaticReason, { t, format }: Locale): string {
  return t(`scorecard:automatic.${key}`, value === null ? {} : { value: format.number(value) });
}
