import type { CapitalKind } from "~/core/projects/taxonomy";
import { currencies, type ExchangeRates, type Money, toUsd } from "~/core/shared/money";

export type CapitalEntry = { kind: CapitalKind; money: Money };

/** What a kind of capital adds up to: in US cents at the reference rate, and as it was given, one sum a currency. */
export type CapitalSum = { usd: Money; originals: Money[] };

/** Entries that were struck out are not handed in. Each currency is summed before it is converted, so nothing is lost. */
export function sumCapital(
  entries: readonly CapitalEntry[],
  kind: CapitalKind,
  rates: ExchangeRates,
): CapitalSum {
  const originals = currencies.flatMap((currency): Money[] => {
    const own = entries.filter((entry) => entry.kind === kind && entry.money.currency === currency);
    const minor = own.reduce((sum, { money }) => sum + money.minor, 0n);
    return own.length > 0 ? [{ minor, currency }] : [];
  });
  const minor = originals.reduce((sum, money) => sum + toUsd(money, rates).minor, 0n);
  return { usd: { minor, currency: "USD" }, originals };
}
