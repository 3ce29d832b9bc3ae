import { type Currency, type ExchangeRates, type Money, minorDigits, toUsd } from "~/core/shared/money";

/** Figures that a reference rate can answer for; more would look like knowledge. */
const figures = 4;

/** An amount in another currency at the reference rate, for the eye: rounded, and shown with the date of the rate. */
export function convertMoney(money: Money, currency: Currency, rates: ExchangeRates): Money {
  if (money.currency === currency) return money;
  const usd = Number(toUsd(money, rates).minor) / 100;
  const rate = rates.rates[currency];
  const exact = "perUsd" in rate ? usd * Number(rate.perUsd) : usd / Number(rate.inUsd);
  const amount = Number(exact.toPrecision(figures));
  return { minor: BigInt(Math.round(amount * 10 ** minorDigits[currency])), currency };
}

/** Whether these are the rates that come with the product: the province sets its own at the desk, with their source. */
export function areSampleRates({ source }: ExchangeRates): boolean {
  return source.startsWith("sample ");
}
