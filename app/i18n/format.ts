import type { Language } from "~/core/shared/language";
import { type Currency, type Money, minorDigits } from "~/core/shared/money";

/** Dates, numbers and money as readers of one language write them. All dates are days of Viet Nam, all hours its time. */
export type Formatter = {
  /** `isoDate` is a day, "2026-12-01". */
  date: (isoDate: string) => string;
  /** The day with its weekday, where it stands alone. */
  weekdayDate: (isoDate: string) => string;
  /** The same within a sentence: Vietnamese writes "thứ Hai" there. */
  weekdayWithin: (isoDate: string) => string;
  /** A moment in Viet Nam's time, or in `timeZone` (IANA). */
  dateTime: (moment: Date, timeZone?: string) => string;
  number: (value: number, digits?: number) => string;
  percent: (value: number) => string;
  /** Hectares, in words where the language has one. */
  area: (hectares: number) => string;
  /** Hectares in a column of figures: "13,080 ha" everywhere, closed up where words are not set apart. */
  areaShort: (hectares: number) => string;
  /** In full: USD 1,234.56. */
  money: (money: Money) => string;
  /** Large sums by value: 6,300 billion dong is 6.3万亿越南盾, never a word moved over. */
  moneyShort: (money: Money) => string;
  /** Short, and in full as well where the short form leaves something out: 5億円; USD 1.23 million (USD 1,234,567). */
  moneyWhole: (money: Money) => string;
  country: (code: string) => string;
  language: (code: Language) => string;
  list: (items: string[]) => string;
};

export const vietNamTime = "Asia/Ho_Chi_Minh";

const tags = {
  vi: "vi-VN",
  en: "en-GB",
  zh: "zh-CN",
  "zh-TW": "zh-TW",
  ja: "ja-JP",
  ko: "ko-KR",
} satisfies Record<Language, string>;

const currencyNames = {
  vi: { USD: "USD", VND: "đồng", EUR: "EUR", JPY: "JPY", KRW: "KRW", TWD: "TWD", CNY: "CNY" },
  en: { USD: "USD", VND: "VND", EUR: "EUR", JPY: "JPY", KRW: "KRW", TWD: "TWD", CNY: "CNY" },
  zh: { USD: "美元", VND: "越南盾", EUR: "欧元", JPY: "日元", KRW: "韩元", TWD: "新台币", CNY: "元人民币" },
  "zh-TW": {
    USD: "美元",
    VND: "越南盾",
    EUR: "歐元",
    JPY: "日圓",
    KRW: "韓元",
    TWD: "元新台幣",
    CNY: "元人民幣",
  },
  ja: { USD: "米ドル", VND: "ドン", EUR: "ユーロ", JPY: "円", KRW: "ウォン", TWD: "台湾ドル", CNY: "人民元" },
  ko: { USD: "달러", VND: "동", EUR: "유로", JPY: "엔", KRW: "원", TWD: "대만 달러", CNY: "위안" },
} satisfies Record<Language, Record<Currency, string>>;

/** The steps in which people of a language count large sums. */
const steps = {
  vi: [
    [1e9, " tỷ"],
    [1e6, " triệu"],
  ],
  en: [
    [1e12, " trillion"],
    [1e9, " billion"],
    [1e6, " million"],
  ],
  zh: [
    [1e12, "万亿"],
    [1e8, "亿"],
    [1e4, "万"],
  ],
  "zh-TW": [
    [1e12, "兆"],
    [1e8, "億"],
    [1e4, "萬"],
  ],
  ja: [
    [1e12, "兆"],
    [1e8, "億"],
    [1e4, "万"],
  ],
  ko: [
    [1e12, "조"],
    [1e8, "억"],
    [1e4, "만"],
  ],
} satisfies Record<Language, [number, string][]>;

/** Where the unit of money stands, and what is between it and the figure. */
function withUnit(lang: Language, figure: string, unit: string): string {
  if (lang === "en") return `${unit} ${figure}`;
  if (lang === "vi") return `${figure} ${unit}`;
  if (lang === "ko")
    return figure.endsWith("조") || /[억만]$/.test(figure) ? `${figure} ${unit}` : `${figure}${unit}`;
  return `${figure}${unit}`;
}

/** A second saying after the first, in the brackets of the language. */
function inBrackets(lang: Language, first: string, second: string): string {
  if (lang === "vi" || lang === "en") return `${first} (${second})`;
  return lang === "ko" ? `${first}(${second})` : `${first}（${second}）`;
}

export function formatter(lang: Language): Formatter {
  const tag = tags[lang];
  const day = new Intl.DateTimeFormat(tag, {
    dateStyle: lang === "vi" || lang === "ko" ? undefined : "long",
    ...(lang === "vi" && { day: "2-digit", month: "2-digit", year: "numeric" }),
    ...(lang === "ko" && { day: "numeric", month: "long", year: "numeric" }),
    timeZone: "UTC",
  });
  const weekday = new Intl.DateTimeFormat(tag, {
    weekday: lang === "ja" ? "short" : "long",
    day: lang === "vi" ? "2-digit" : "numeric",
    month: lang === "vi" ? "2-digit" : "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const names = new Intl.DisplayNames(tag, { type: "region" });
  const languageNames = new Intl.DisplayNames(tag, { type: "language" });
  const lists = new Intl.ListFormat(tag, { type: "conjunction", style: lang === "vi" ? "narrow" : "long" });
  const plain = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 2) => {
    let format = plain.get(digits);
    if (!format) {
      format = new Intl.NumberFormat(tag, { maximumFractionDigits: digits });
      plain.set(digits, format);
    }
    return format.format(value);
  };
  const moments = new Map<string, Intl.DateTimeFormat>();
  /** Japanese readers expect full-width brackets, which Intl does not give. */
  const brackets = (text: string) =>
    lang === "ja" ? text.replace(/ ?\(/g, "（").replaceAll(")", "）") : text;
  const asDay = (isoDate: string) => new Date(`${isoDate}T00:00:00Z`);
  const weekdayDate = (isoDate: string) =>
    brackets(weekday.format(asDay(isoDate))).replace(/^Chủ Nhật/, "Chủ nhật");

  const money = ({ minor, currency }: Money) =>
    withUnit(lang, exact(minor, currency, tag), currencyNames[lang][currency]);
  const stepOf = (amount: number) => steps[lang].find(([size]) => amount >= size);
  const moneyShort = ({ minor, currency }: Money) => {
    const amount = Number(minor) / 10 ** minorDigits[currency];
    const step = stepOf(amount);
    const figure = step ? `${number(amount / step[0])}${step[1]}` : number(amount);
    return withUnit(lang, figure, currencyNames[lang][currency]);
  };

  return {
    date: (isoDate) => day.format(asDay(isoDate)),
    weekdayDate,
    weekdayWithin: (isoDate) => weekdayDate(isoDate).replace(/^Thứ/, "thứ"),
    dateTime: (moment, timeZone = vietNamTime) => {
      let format = moments.get(timeZone);
      if (!format) {
        format = new Intl.DateTimeFormat(tag, {
          year: "numeric",
          month: lang === "vi" ? "2-digit" : "long",
          day: lang === "vi" ? "2-digit" : "numeric",
          hour: "2-digit",
          minute: "2-digit",
          hourCycle: "h23",
          timeZone,
        });
        moments.set(timeZone, format);
      }
      return format.format(moment);
    },
    number,
    percent: (value) => `${number(value, 1)}%`,
    area: (hectares) =>
      lang === "ja"
        ? `${number(hectares)}ヘクタール`
        : lang === "zh" || lang === "zh-TW"
          ? `${number(hectares)}公${lang === "zh" ? "顷" : "頃"}`
          : lang === "ko"
            ? `${number(hectares)}ha`
            : `${number(hectares)}\u00a0ha`,
    areaShort: (hectares) => `${number(hectares)}${lang === "vi" || lang === "en" ? "\u00a0" : ""}ha`,
    money,
    moneyShort,
    moneyWhole: (whole) => {
      const scale = 10n ** BigInt(minorDigits[whole.currency]);
      const [size] = stepOf(Number(whole.minor / scale)) ?? [];
      if (size === undefined) return money(whole);
      // The short form has two decimals of its step.
      const isExact = (whole.minor * 100n) % (BigInt(size) * scale) === 0n;
      return isExact ? moneyShort(whole) : inBrackets(lang, moneyShort(whole), money(whole));
    },
    country: (code) => brackets(names.of(code) ?? code),
    language: (code) => brackets(languageNames.of(code) ?? code),
    list: (items) => lists.format(items),
  };
}

/** Formats on the integer, so that no amount loses a cent on its way through a float. */
function exact(minor: bigint, currency: Currency, tag: string): string {
  const digits = minorDigits[currency];
  const scale = 10n ** BigInt(digits);
  const whole = new Intl.NumberFormat(tag).format(minor / scale);
  const rest = minor % scale;
  if (rest === 0n) return whole;
  const point = new Intl.NumberFormat(tag).format(1.1).charAt(1);
  return `${whole}${point}${rest.toString().padStart(digits, "0")}`;
}
