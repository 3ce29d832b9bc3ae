export const currencies = ["USD", "VND", "EUR", "JPY", "KRW", "TWD", "CNY"] as const;
export type Currency = (typeof currencies)[number];

/** Decimal places of each currency by ISO 4217. */
export const minorDigits = {
  USD: 2,
  VND: 0,
  EUR: 2,
  JPY: 0,
  KRW: 0,
  TWD: 2,
  CNY: 2,
} as const satisfies Record<Currency, number>;

/** Whole minor units (cents; dong, yen and won as they are), so that sums never lose anything. */
export type Money = { minor: bigint; currency: Currency };

/** No proposal is larger than this many units of any currency; a larger number is a slip of the keyboard. */
export const largestAmount = 1_000_000_000_000_000;

/**
 * Reference rates of one day. A rate is a decimal string, never a float: `{ perUsd: "26000" }` says
 * 1 USD = 26,000 units, `{ inUsd: "1.1" }` says 1 unit = 1.1 USD (so that neither has to be a rounded inverse).
 */
export type ExchangeRate = { perUsd: string } | { inUsd: string };
export type ExchangeRates = { date: string; source: string; rates: Record<Currency, ExchangeRate> };

export function isCurrency(value: unknown): value is Currency {
  return currencies.some((currency) => currency === value);
}

/** An exact decimal: `digits` / 10^`scale`. */
type Decimal = { digits: bigint; scale: number };

/** Reads "12.50" or a JavaScript number in its shortest form, "1e-7" included; throws on anything else. */
function decimal(value: string | number): Decimal {
  const [, whole, fraction = "", exponent = "0"] =
    /^([0-9]+)(?:\.([0-9]+))?(?:e([+-]?[0-9]{1,3}))?$/i.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal number: ${value}`);
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Whole units as a number for JSON; exact for every amount up to `largestAmount`. */
export function amountOf(money: Money): number {
  return Number(money.minor) / 10 ** minorDigits[money.currency];
}

/** Whether an amount is one that can be paid: no part of it is smaller than the currency's minor unit. */
export function isInMinorUnits(amount: number, currency: Currency): boolean {
  return decimal(amount).scale <= minorDigits[currency];
}

/** Money from the number of a lead's JSON; parts smaller than the minor unit are dropped. */
export function moneyOf(amount: number, currency: Currency): Money {
  const { digits, scale } = decimal(amount);
  const places = minorDigits[currency];
  const minor =
    scale <= places ? digits * 10n ** BigInt(places - scale) : digits / 10n ** BigInt(scale - places);
  return { minor, currency };
}

/** An amount in USD as an exact fraction of two bigints. */
type Fraction = { numerator: bigint; denominator: bigint };

function usdFraction(amount: Decimal, currency: Currency, rates: ExchangeRates): Fraction {
  const rate = rates.rates[currency];
  if ("inUsd" in rate) {
    const one = decimal(rate.inUsd);
    return { numerator: amount.digits * one.digits, denominator: 10n ** BigInt(amount.scale + one.scale) };
  }
  const one = decimal(rate.perUsd);
  return {
    numerator: amount.digits * 10n ** BigInt(one.scale),
    denominator: one.digits * 10n ** BigInt(amount.scale),
  };
}

/** Money at the reference rate, in US cents, rounded down. For showing and filtering; thresholds ask `isAtLeastUsd`. */
export function toUsd(money: Money, rates: ExchangeRates): Money {
  const { numerator, denominator } = usdFraction(
    { digits: money.minor, scale: minorDigits[money.currency] },
    money.currency,
    rates,
  );
  return { minor: (numerator * 100n) / denominator, currency: "USD" };
}

/**
 * Whether an amount (whole units, as in a lead's JSON) is worth `usd` whole dollars or more.
 * Computed on integers: 10,909,000.5 EUR is never a cent to the wrong side of a threshold.
 */
export function isAtLeastUsd(
  capital: { amount: number; currency: Currency },
  usd: number,
  rates: ExchangeRates,
): boolean {
  const { numerator, denominator } = usdFraction(decimal(capital.amount), capital.currency, rates);
  return numerator >= BigInt(usd) * denominator;
}

/** Whether an amount (whole units) is worth `usd` whole dollars or less, computed on integers as `isAtLeastUsd` is. */
export function isAtMostUsd(
  capital: { amount: number; currency: Currency },
  usd: number,
  rates: ExchangeRates,
): boolean {
  const { numerator, denominator } = usdFraction(decimal(capital.amount), capital.currency, rates);
  return numerator <= BigInt(usd) * denominator;
}

export type AmountError =
  | "capital.not-a-number"
  | "capital.too-precise"
  | "capital.too-large"
  | "capital.negative";

/**
 * What a person typed as an amount: "1.234.567,89", "1,234,567.89", "5 000 000", "USD 5,000", and sums as people say them:
 * "5억", "1억 5000만", "3000万", "1,2 tỷ", "5 million". A single separator before three digits groups, since no currency
 * here has three decimals.
 */
export function parseAmount(text: string, currency: Currency): Money | { error: AmountError } {
  const typed = withoutUnit(text, currency);
  if (/^[-−–]\s*[0-9]/.test(typed)) return { error: "capital.negative" };
  const sum = readSum(typed);
  if (!sum) return { error: "capital.not-a-number" };
  const places = minorDigits[currency];
  const smallest = 10n ** BigInt(sum.scale);
  const scaled = sum.digits * 10n ** BigInt(places);
  if (scaled % smallest !== 0n) return { error: "capital.too-precise" };
  const minor = scaled / smallest;
  if (minor > BigInt(largestAmount) * 10n ** BigInt(places)) return { error: "capital.too-large" };
  return { minor, currency };
}

/** "千万", "백만": ten, hundred or thousand of a larger step. */
function powers(steps: Record<string, number>): [string, number][] {
  const factors = { 十: 1, 百: 2, 千: 3, 십: 1, 백: 2, 천: 3 };
  return Object.entries(steps).flatMap(([step, power]) =>
    Object.entries(factors).map(([factor, more]): [string, number] => [factor + step, power + more]),
  );
}

/** The words in which people count large sums, longest first, with their power of ten. */
const countingWords: [string, number][] = [
  ["trillion", 12],
  ["thousand", 3],
  ["million", 6],
  ["billion", 9],
  ["triệu", 6],
  ["nghìn", 3],
  ["ngàn", 3],
  ["万亿", 12],
  ...powers({ 亿: 8, 億: 8, 억: 8, 万: 4, 萬: 4, 만: 4 }),
  ["tỷ", 9],
  ["tỉ", 9],
  ["兆", 12],
  ["조", 12],
  ["亿", 8],
  ["億", 8],
  ["억", 8],
  ["万", 4],
  ["萬", 4],
  ["만", 4],
  ["千", 3],
  ["천", 3],
  ["bn", 9],
  ["mn", 6],
  ["m", 6],
];

/** "1억 5000만" as a sum of its parts, each smaller than the one before; null when it is no number. */
function readSum(typed: string): Decimal | null {
  let total: Decimal = { digits: 0n, scale: 0 };
  let below = Number.POSITIVE_INFINITY;
  let rest = typed;
  while (rest !== "") {
    const [, figures = "", after = ""] = /^([0-9][0-9.,\s'’_]*)(.*)$/su.exec(rest) ?? [];
    const word = countingWords.find(([name]) => after.startsWith(name));
    const power = word?.[1] ?? 0;
    const parts = readDecimal(figures.trim());
    if (!parts || power >= below || (!word && after !== "")) return null;
    total = plus(total, decimal(`${parts.whole}.${parts.fraction || "0"}e${power}`));
    below = power;
    rest = word ? after.slice(word[0].length).trim() : "";
  }
  return typed === "" ? null : total;
}

function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const raised = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own);
  return { digits: raised(a) + raised(b), scale };
}

/** How people write a currency beside a figure, besides its code; lower case, NFKC. */
const units = {
  USD: ["us$", "$", "đô la mỹ", "đô la", "đô mỹ", "đô", "美元", "米ドル", "ドル", "달러"],
  VND: ["đồng", "vnđ", "₫", "đ", "越南盾", "ドン", "동"],
  EUR: ["€", "euro", "欧元", "歐元", "ユーロ", "유로"],
  JPY: ["¥", "円", "日元", "日圓", "엔"],
  KRW: ["₩", "원", "韩元", "韓元", "ウォン"],
  TWD: ["nt$", "$", "新台币", "新台幣", "台币", "台幣", "台湾ドル", "대만 달러", "元"],
  CNY: ["¥", "元", "rmb", "人民币", "人民幣", "人民元", "위안"],
} satisfies Record<Currency, string[]>;

/** Takes the chosen currency's own sign or code off a figure; another currency's stays, and so is refused. */
function withoutUnit(text: string, currency: Currency): string {
  const names = [currency.toLowerCase(), ...units[currency]];
  let typed = plainDigits(text.slice(0, 100)).toLowerCase();
  // "2亿元人民币" and "人民币2亿元" say it twice.
  for (;;) {
    const before = names.find((unit) => typed.startsWith(unit));
    const behind = names.find((unit) => typed.endsWith(unit));
    if (before) typed = typed.slice(before.length).trim();
    else if (behind) typed = typed.slice(0, -behind.length).trim();
    else return typed;
  }
}

/**
 * The currency that a sum names itself: "3億円", "5억 원", "50 tỷ đồng", "USD 5,000". Null when it names none, or by a sign
 * that several share ("$", "¥", "元").
 */
export function namedCurrency(text: string): Currency | null {
  const typed = plainDigits(text.slice(0, 100)).toLowerCase();
  const found = currencies.flatMap((currency) =>
    [currency.toLowerCase(), ...units[currency]].flatMap((unit) =>
      typed.startsWith(unit) || typed.endsWith(unit) ? [{ currency, unit }] : [],
    ),
  );
  const longest = Math.max(0, ...found.map(({ unit }) => unit.length));
  const named = new Set(found.flatMap(({ currency, unit }) => (unit.length === longest ? [currency] : [])));
  const [only] = named;
  return only && named.size === 1 ? only : null;
}

/** Full-width figures and signs, as East Asian keyboards type them, made plain. */
function plainDigits(text: string): string {
  return text.normalize("NFKC").replaceAll("、", ",").replaceAll("。", ".").trim();
}

/**
 * A number as a person types it, in whole and decimal digits: "1.234,5", "1,234.5", "1 234,5". A single separator
 * before exactly three digits groups thousands. Null when the separators make no sense.
 */
export function readDecimal(text: string): { whole: string; fraction: string } | null {
  if (text.length > 60) return null;
  const typed = plainDigits(text).replace(/(?<=[0-9])[\s'’_](?=[0-9])/gu, "");
  if (/^[0-9]+$/.test(typed)) return { whole: typed, fraction: "" };
  const grouped = /^[1-9][0-9]{0,2}(?:([.,])[0-9]{3}(?:\1[0-9]{3})*)$/.test(typed);
  if (grouped) return { whole: typed.replace(/[.,]/g, ""), fraction: "" };
  const mixed = /^([1-9][0-9]{0,2}(?:([.,])[0-9]{3}(?:\2[0-9]{3})*)|[0-9]+)([.,])([0-9]+)$/.exec(typed);
  if (!mixed || mixed[2] === mixed[3]) return null;
  return { whole: (mixed[1] ?? "").replace(/[.,]/g, ""), fraction: mixed[4] ?? "" };
}
