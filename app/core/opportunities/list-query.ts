import type { OpportunityKind, OpportunityStatus } from "~/core/opportunities/opportunity";
import type { PlaceFilter } from "~/core/places/place";
import type { Language } from "~/core/shared/language";
import { amountOf, type Currency, type ExchangeRates, moneyOf, toUsd } from "~/core/shared/money";
import { queryText } from "~/core/shared/query-text";

export const listSorts = ["relevance", "newest", "capital", "area", "name"] as const;
export type ListSort = (typeof listSorts)[number];

/** The ends of the two ranges. */
export const bounds = ["capitalMin", "capitalMax", "areaMin", "areaMax"] as const;
export type Bound = (typeof bounds)[number];

/**
 * What a reader asked of the list; lists are sorted and without repetitions, so that one question has one URL, bounds being
 * written as the reader wrote them.
 */
export type ListQuery = {
  /** "" when nothing is searched for. */
  q: string;
  kind: readonly OpportunityKind[];
  sector: readonly string[];
  place: readonly PlaceFilter[];
  status: readonly OpportunityStatus[];
  /** Whole units of `currency`, of USD without one. */
  capitalMin: number | null;
  capitalMax: number | null;
  /** Hectares, up to four decimals. */
  areaMin: number | null;
  areaMax: number | null;
  /** How a bound was written, where not as its plain number: "100억" stays that in the field and in the links. */
  typed: Partial<Record<Bound, string>>;
  /** null: the default, which is relevance with `q` and newest without. */
  sort: ListSort | null;
  /** From 1. */
  page: number;
  /** The currency of the filter by capital, and in which amounts are shown besides their own; null: USD, and as published. */
  currency: Currency | null;
};

export const emptyQuery: ListQuery = {
  q: "",
  kind: [],
  sector: [],
  place: [],
  status: [],
  capitalMin: null,
  capitalMax: null,
  areaMin: null,
  areaMax: null,
  typed: {},
  sort: null,
  page: 1,
  currency: null,
};

/** The same query with its capital in USD at the reference rates, as the catalogue counts. */
export function withCapitalInUsd(query: ListQuery, rates: ExchangeRates): ListQuery {
  const { currency } = query;
  if (currency === null || currency === "USD") return query;
  const usd = (amount: number | null) =>
    amount === null ? null : amountOf(toUsd(moneyOf(amount, currency), rates));
  return { ...query, capitalMin: usd(query.capitalMin), capitalMax: usd(query.capitalMax) };
}

/** The filters that have counted values. */
export const facets = ["kind", "sector", "place", "status"] as const;
export type Facet = (typeof facets)[number];

/** The order when none is asked for: a search wants the best first, a list the latest news. */
export function defaultSort(query: Pick<ListQuery, "q">): ListSort {
  return query.q ? "relevance" : "newest";
}

/** The order in which rows are shown; there is no relevance without a search. */
export function sortOf(query: ListQuery): ListSort {
  return query.sort === null || (query.sort === "relevance" && !query.q) ? defaultSort(query) : query.sort;
}

/** A bound as its reader wrote it; null when there is none. */
export function boundText(query: ListQuery, bound: Bound): string | null {
  const value = query[bound];
  return value === null ? null : (query.typed[bound] ?? String(value));
}

/** The canonical query string, "?" included, "" for the plain list: parameters in one order, defaults left out. */
export function listSearch(query: ListQuery): string {
  const params = new URLSearchParams();
  if (query.q) params.set("q", query.q);
  for (const facet of facets) for (const value of query[facet]) params.append(facet, value);
  for (const bound of bounds) {
    const text = boundText(query, bound);
    if (text !== null) params.set(bound, text);
  }
  if (sortOf(query) !== defaultSort(query)) params.set("sort", sortOf(query));
  if (query.page > 1) params.set("page", String(query.page));
  if (query.currency) params.set("currency", query.currency);
  const text = queryText(params);
  return text && `?${text}`;
}

/** The path of the list with a change to the query. Any change but of page or currency leads back to page 1. */
export function listHref(lang: Language, query: ListQuery, change: Partial<ListQuery> = {}): string {
  const staysOnPage = Object.keys(change).every((key) => key === "page" || key === "currency");
  const next = { ...query, ...(staysOnPage ? {} : { page: 1 }), ...change };
  return `/${lang}/opportunities${listSearch(next)}`;
}

/** The change that a click on a facet's value makes: adds it, or takes it away. */
export function toggled(query: ListQuery, facet: Facet, value: string): Partial<ListQuery> {
  const values: readonly string[] = query[facet];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { [facet]: next.sort() };
}
