import type { AutomaticReason } from "~/core/scorecard/scorecard";
import { moneyOf } from "~/core/shared/money";
import type { Formatter } from "./format";
import type { Locale } from "./locale";

/** What an automatic criterion was computed from, as a sentence. */
export function scoreReason({ key, value }: AutomaticReason, { t, format }: Locale): string {
  if (value === null) return t(`scorecard:automatic.${key}`, {});
  const figure = key === "capital.per-ha" ? millionUsd(value, format) : format.number(value);
  return t(`scorecard:automatic.${key}`, { value: figure });
}

/** Millions of dollars as readers of the language count them: 1.5 is USD 1.5 million, 150万米ドル. */
export function millionUsd(millions: number, format: Formatter): string {
  return format.moneyShort(moneyOf(millions * 1_000_000, "USD"));
}
