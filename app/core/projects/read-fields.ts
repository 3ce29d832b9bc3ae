import { blankText, cleanLine, cleanText } from "~/core/leads/clean";
import { isIsoDay } from "~/core/shared/day";
import { type AmountError, isCurrency, type Money, parseAmount, readDecimal } from "~/core/shared/money";

/** What can be wrong with a field; `locales/<lang>/projects.json` has a sentence for each. */
export type FieldProblem =
  | "blank"
  | "too-long"
  | "unknown"
  | "not-a-date"
  | "future"
  | "not-a-number"
  | "not-positive"
  | "too-large"
  | Extract<AmountError, `capital.${string}`>;

export type Typed = Readonly<Record<string, string>>;
export type FieldProblems = Record<string, FieldProblem>;

const largestCount = 1_000_000;

/**
 * Reads the fields of one form and gathers what is wrong with each. A field that is wrong reads as something harmless:
 * nobody uses the values of a form that has problems.
 */
export function fieldReader(typed: Typed, today: string) {
  const problems: FieldProblems = {};
  const of = (name: string) => typed[name] ?? "";
  const wrong = (name: string, problem: FieldProblem) => {
    problems[name] ??= problem;
  };
  const readText = (name: string, max: number, clean: (text: string) => string, required: boolean) => {
    const text = clean(of(name));
    if (blankText(text)) {
      if (required) wrong(name, "blank");
      return "";
    }
    if (text.length > max) wrong(name, "too-long");
    return text;
  };
  return {
    problems,
    line: (name: string, max = 200) => readText(name, max, cleanLine, true),
    lineOrNone: (name: string, max = 200) => readText(name, max, cleanLine, false) || null,
    text: (name: string, max = 10_000) => readText(name, max, cleanText, true),
    textOrNone: (name: string, max = 10_000) => readText(name, max, cleanText, false),
    choice<T extends string>(name: string, values: readonly [T, ...T[]]): T {
      const value = values.find((known) => known === of(name));
      if (!value) wrong(name, "unknown");
      return value ?? values[0];
    },
    /** A code of a list that is known elsewhere; null when nothing was chosen. */
    codeOrNone(name: string, isKnown: (code: string) => boolean): string | null {
      const code = of(name).trim();
      if (code === "") return null;
      if (!isKnown(code)) wrong(name, "unknown");
      return code;
    },
    code(name: string, isKnown: (code: string) => boolean): string {
      const code = of(name).trim();
      if (!isKnown(code)) wrong(name, "unknown");
      return code;
    },
    /** An ISO day; what has happened cannot be ahead of today. */
    day(name: string, when: "past" | "any"): string {
      const text = of(name).trim();
      // Before 1975 no project of today can have begun.
      const isDay = isIsoDay(text) && text > "1975";
      if (!isDay) wrong(name, "not-a-date");
      else if (when === "past" && text > today) wrong(name, "future");
      return isDay ? text : today;
    },
    /** `NAME.amount` and `NAME.currency`; nothing is not a sum. */
    money(name: string): Money {
      const nothing: Money = { minor: 0n, currency: "USD" };
      const currency = of(`${name}.currency`);
      if (!isCurrency(currency)) {
        wrong(`${name}.amount`, "unknown");
        return nothing;
      }
      const money = parseAmount(of(`${name}.amount`), currency);
      if ("error" in money) {
        wrong(`${name}.amount`, money.error);
        return nothing;
      }
      if (money.minor === 0n) wrong(`${name}.amount`, "not-positive");
      return money;
    },
    countOrNone(name: string): number | null {
      const text = of(name).trim();
      if (text === "") return null;
      const parts = readDecimal(text);
      const count = parts && /^0*$/.test(parts.fraction) ? Number(parts.whole) : null;
      if (count === null) wrong(name, "not-a-number");
      else if (count > largestCount) wrong(name, "too-large");
      return count;
    },
  };
}

/** The values of a form, or what is wrong with its fields. */
export type Read<Value> = { value: Value } | { problems: FieldProblems };

export function readOf<Value>(value: Value, problems: FieldProblems): Read<Value> {
  return Object.keys(problems).length > 0 ? { problems } : { value };
}
