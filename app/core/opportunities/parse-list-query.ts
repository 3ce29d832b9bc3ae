import {
  type Bound,
  defaultSort,
  emptyQuery,
  type ListQuery,
  type ListSort,
  listSorts,
} from "~/core/opportunities/list-query";
import { isOpportunityKind, isOpportunityStatus } from "~/core/opportunities/opportunity";
import { isPlaceFilter, type PlaceFilter } from "~/core/places/place";
import { readFigure } from "~/core/shared/figure";
import {
  type AmountError,
  amountOf,
  type Currency,
  isCurrency,
  namedCurrency,
  parseAmount,
} from "~/core/shared/money";

/** The codes that a filter may name. */
export type KnownCodes = {
  sectors: { has(code: string): boolean };
  communes: { has(code: string): boolean };
  parks: { has(slug: string): boolean };
};

export const queryProblemKeys = [
  "value.unknown",
  "number.invalid",
  "number.negative",
  "number.too-precise",
  "number.too-large",
  "range.upside-down",
  "q.too-long",
  "page.invalid",
  "sort.needs-search",
] as const;
export type QueryProblemKey = (typeof queryProblemKeys)[number];

/** Something in the URL that was left out, so that the page can say so. `value` is what stood there, cut to 60 characters. */
export type QueryProblem = { param: string; key: QueryProblemKey; value: string };

const longestSearch = 200;
/** More values than any page links to; a longer list is noise that would only cost time. */
const mostValues = 60;
const largestPage = 100_000;

/** No area is larger than this many hectares, nor known more exactly. */
const area = { largest: 1e7, decimals: 4 } as const;

/**
 * Reads the query of the list page. Never throws: what is unknown or malformed is left out and named in `problems`.
 * Parameters that the list does not know (campaign tags and the like) are passed over in silence.
 */
export function parseListQuery(
  params: URLSearchParams,
  known: KnownCodes,
): { query: ListQuery; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const report = (param: string, key: QueryProblemKey, value: string) => {
    if (problems.length < 20) problems.push({ param, key, value: cleanText(value).slice(0, 60) });
  };
  const q = readSearch(params.get("q") ?? "", report);
  const hectares = readArea(params, report);
  const capital = readCapital(params, readCurrency(params.get("currency") ?? "", report), report);
  const query: ListQuery = {
    ...emptyQuery,
    q,
    kind: readValues(params, "kind", isOpportunityKind, report),
    sector: readValues(params, "sector", (code): code is string => known.sectors.has(code), report),
    place: readValues(params, "place", (value): value is PlaceFilter => isKnownPlace(value, known), report),
    status: readValues(params, "status", isOpportunityStatus, report),
    ...hectares,
    sort: readSort(params.get("sort") ?? "", q, report),
    page: readPage(params.get("page") ?? "", report),
    ...capital,
    typed: { ...hectares.typed, ...capital.typed },
  };
  return { query, problems };
}

type Report = (param: string, key: QueryProblemKey, value: string) => void;

/** Text without control characters and lone surrogates (PostgreSQL takes neither), spaces made single. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\s]+/gu, " ")
    .trim();
}

function readSearch(text: string, report: Report): string {
  const typed = Array.from(cleanText(text.slice(0, 4 * longestSearch)));
  if (typed.length <= longestSearch) return typed.join("");
  report("q", "q.too-long", text);
  return cleanText(typed.slice(0, longestSearch).join(""));
}

function readValues<Value extends string>(
  params: URLSearchParams,
  param: string,
  isKnown: (value: string) => value is Value,
  report: Report,
): Value[] {
  const values = new Set<Value>();
  for (const raw of params.getAll(param)) {
    const value = raw.trim();
    // An empty value is the "all" of a select box, not a mistake.
    if (value === "") continue;
    if (isKnown(value) && values.size < mostValues) values.add(value);
    else report(param, "value.unknown", raw);
  }
  return [...values].sort();
}

function isKnownPlace(value: string, known: KnownCodes): value is PlaceFilter {
  if (!isPlaceFilter(value)) return false;
  const code = value.slice(value.indexOf(":") + 1);
  if (value.startsWith("commune:")) return known.communes.has(code);
  return value.startsWith("region:") || known.parks.has(code);
}

type Range = { min: number | null; max: number | null; typed: ListQuery["typed"] };

/** Both ends of a range; none of them when the least is above the most. */
function readRange(
  params: URLSearchParams,
  name: "capital" | "area",
  read: (text: string) => number | QueryProblemKey,
  report: Report,
): Range {
  const end = (bound: Bound) => {
    const text = textOf(params, bound);
    const value = text === "" ? null : read(text);
    if (typeof value === "string") report(bound, value, text);
    return { bound, text, value: typeof value === "number" ? value : null };
  };
  const [min, max] = [end(`${name}Min`), end(`${name}Max`)];
  if (min.value !== null && max.value !== null && min.value > max.value) {
    for (const { bound, text } of [min, max]) report(bound, "range.upside-down", text);
    return { min: null, max: null, typed: {} };
  }
  const typed: ListQuery["typed"] = {};
  for (const { bound, text, value } of [min, max])
    if (value !== null && text !== String(value)) typed[bound] = text;
  return { min: min.value, max: max.value, typed };
}

/** What stands in the field of a bound. */
function textOf(params: URLSearchParams, bound: Bound): string {
  return cleanText(params.get(bound) ?? "").slice(0, 100);
}

const amountProblems = {
  "capital.not-a-number": "number.invalid",
  "capital.negative": "number.negative",
  "capital.too-precise": "number.too-precise",
  "capital.too-large": "number.too-large",
} as const satisfies Record<AmountError, QueryProblemKey>;

/**
 * Amounts as people say them ("5억", "3億円", "50 tỷ"), in the currency that they name, else in the chosen one, else in
 * USD. A currency that an amount names is the chosen one from then on, so that the list speaks of the same money.
 */
function readCapital(
  params: URLSearchParams,
  chosen: Currency | null,
  report: Report,
): Pick<ListQuery, "capitalMin" | "capitalMax" | "currency" | "typed"> {
  const texts = [textOf(params, "capitalMin"), textOf(params, "capitalMax")];
  const named = texts.flatMap((text) => namedCurrency(text) ?? [])[0];
  // A bare "tỷ" is said of dong: nobody looks for offers of billions of dollars.
  const bareDong = chosen === null && texts.some((text) => /[0-9]\s*t[ỷỉ]$/iu.test(text.normalize("NFKC")));
  const currency = named ?? (bareDong ? "VND" : chosen);
  const read = (text: string) => {
    const amount = parseAmount(text, currency ?? "USD");
    // A number field may add ".0" or ".00" to a whole amount; parts of a unit are no ground to lose the filter.
    return "error" in amount ? amountProblems[amount.error] : Math.round(amountOf(amount));
  };
  const { min, max, typed } = readRange(params, "capital", read, report);
  const none = min === null && max === null;
  return { capitalMin: min, capitalMax: max, currency: none ? chosen : currency, typed };
}

function readArea(params: URLSearchParams, report: Report): Pick<ListQuery, "areaMin" | "areaMax" | "typed"> {
  const read = (text: string) => {
    const value = readFigure(text);
    if (value === null) return "number.invalid";
    return value > area.largest ? "number.too-large" : Number(value.toFixed(area.decimals));
  };
  const { min, max, typed } = readRange(params, "area", read, report);
  return { areaMin: min, areaMax: max, typed };
}

function readSort(raw: string, q: string, report: Report): ListSort | null {
  const sort = listSorts.find((one) => one === raw);
  if (raw !== "" && !sort) report("sort", "value.unknown", raw);
  if (!sort || sort === defaultSort({ q })) return null;
  if (sort !== "relevance") return sort;
  report("sort", "sort.needs-search", raw);
  return null;
}

function readPage(raw: string, report: Report): number {
  if (raw === "") return 1;
  const page = /^\d{1,6}$/.test(raw) ? Number(raw) : 0;
  if (page >= 1 && page <= largestPage) return page;
  report("page", "page.invalid", raw);
  return 1;
}

function readCurrency(raw: string, report: Report): ListQuery["currency"] {
  if (isCurrency(raw)) return raw;
  if (raw !== "") report("currency", "value.unknown", raw);
  return null;
}
