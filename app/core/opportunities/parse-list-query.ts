import {
  defaultSort,
  emptyQuery,
  type ListQuery,
  type ListSort,
  listSorts,
} from "~/core/opportunities/list-query";
import { isOpportunityKind, isOpportunityStatus } from "~/core/opportunities/opportunity";
import { isPlaceFilter, type PlaceFilter } from "~/core/places/place";
import { isCurrency } from "~/core/shared/money";

/** The codes that a filter may name. */
export type KnownCodes = {
  sectors: { has(code: string): boolean };
  communes: { has(code: string): boolean };
  parks: { has(slug: string): boolean };
};

export const queryProblemKeys = [
  "value.unknown",
  "number.invalid",
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

/** Bounds of what can be asked for, and whether decimals make sense. */
const ranges = {
  capital: { largest: 1e13, decimals: 0 },
  area: { largest: 1e7, decimals: 4 },
} as const;

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
  const query: ListQuery = {
    ...emptyQuery,
    q,
    kind: readValues(params, "kind", isOpportunityKind, report),
    sector: readValues(params, "sector", (code): code is string => known.sectors.has(code), report),
    place: readValues(params, "place", (value): value is PlaceFilter => isKnownPlace(value, known), report),
    status: readValues(params, "status", isOpportunityStatus, report),
    ...readRange(params, "capital", report),
    ...readRange(params, "area", report),
    sort: readSort(params.get("sort") ?? "", q, report),
    page: readPage(params.get("page") ?? "", report),
    currency: readCurrency(params.get("currency") ?? "", report),
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

function readRange<Name extends "capital" | "area">(
  params: URLSearchParams,
  name: Name,
  report: Report,
): Pick<ListQuery, `${Name}Min` | `${Name}Max`>;
function readRange(params: URLSearchParams, name: "capital" | "area", report: Report) {
  const min = readNumber(params, name, "Min", report);
  const max = readNumber(params, name, "Max", report);
  if (min !== null && max !== null && min > max) {
    report(name, "range.upside-down", `${min} > ${max}`);
    return { [`${name}Min`]: null, [`${name}Max`]: null };
  }
  return { [`${name}Min`]: min, [`${name}Max`]: max };
}

function readNumber(
  params: URLSearchParams,
  name: "capital" | "area",
  end: "Min" | "Max",
  report: Report,
): number | null {
  const param = `${name}${end}`;
  const raw = params.get(param)?.trim() ?? "";
  if (raw === "") return null;
  const { largest, decimals } = ranges[name];
  const value = numberFrom(raw.slice(0, 40).normalize("NFKC"), decimals);
  if (value === null) report(param, "number.invalid", raw);
  else if (value > largest) report(param, "number.too-large", raw);
  else return value;
  return null;
}

/**
 * "5000000", "5,000,000", "5.000.000", "5 000 000"; with decimals also "2.5" and "2,5".
 * One separator before three digits groups thousands in a whole number; where decimals are allowed "2.500" is what a
 * browser's number field sends and means two and a half, and "2,500" could be either, so it is refused.
 */
function numberFrom(text: string, decimals: number): number | null {
  const typed = text.replace(/[\s'’_]/gu, "");
  if (/^\d+$/.test(typed)) return Number(typed);
  const groups = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.exec(typed);
  if (groups && (decimals === 0 || typed.replace(/\d/g, "").length > 1))
    return Number(typed.replace(/[.,]/g, ""));
  if (groups?.[1] === ",") return null;
  const value = /^\d+[.,]\d+$/.test(typed) ? Number(typed.replace(",", ".")) : Number.NaN;
  if (Number.isNaN(value)) return null;
  // A number field may add ".0" or ".00" to a whole amount; cents are no ground to lose the filter.
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
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
