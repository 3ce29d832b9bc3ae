import type { PlaceRef } from "~/core/leads/lead";
import {
  facets,
  type ListQuery,
  listSearch,
  toggled,
  withCapitalInUsd,
} from "~/core/opportunities/list-query";
import { parseListQuery, type QueryProblem } from "~/core/opportunities/parse-list-query";
import { type ListPage, selectPage } from "~/core/opportunities/select-page";
import { isPlaceFilter } from "~/core/places/place";
import type { Resolution } from "~/core/places/resolution";
import { resolvePlace } from "~/core/places/resolve-place";
import type { Language } from "~/core/shared/language";
import type { Database } from "~/infra/db/client.server";
import { factMemory } from "~/services/reference/fact-memory";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { catalogueOf } from "./catalogue.server";
import { type Found, searchOpportunities } from "./search.server";

/** One filter taken away from a query. */
export type Removed = { from: ListQuery; change: Partial<ListQuery> };

/** Filters whose removal brings offers, the query without them, and how many those are. */
export type Removal = { removed: Removed[]; query: ListQuery; total: number };

export type OpportunityList = {
  facts: Facts;
  query: ListQuery;
  problems: QueryProblem[];
  page: ListPage;
  /** null without a search. */
  found: Found | null;
  /** A place that was typed by name and is none or several of today's. */
  place: Exclude<Resolution, { kind: "one" }> | null;
  /** Only for an empty list: filters whose removal brings offers. */
  removals: Removal[];
  /** Only for an empty list with a sector: the same question for land, which is published without one. */
  land: { query: ListQuery; total: number } | null;
};

/**
 * One page of the list for the query of a URL. A place may be typed by name: when it is one of today's places the answer is
 * the same question with its code, to be redirected to. All else in it stays as typed: what cannot be read of it is told
 * by the page behind the redirect.
 */
export async function listOpportunities(
  db: Database,
  lang: Language,
  asked: URLSearchParams,
): Promise<{ moved: URLSearchParams } | OpportunityList> {
  const facts = await readFacts(db);
  const { params, place } = withoutTypedPlace(asked, facts);
  if (place?.kind === "one") return { moved: placed(params, place.place) };

  const { query, problems } = parseListQuery(params, facts);
  const found = query.q ? await searchOpportunities(db, facts, lang, query.q) : null;
  const plain = remembered(facts, `${lang}${listSearch(query)}`, () => plainList(facts, query, lang, found));
  return problems.length > 0 || place ? { ...plain, problems, place } : plain;
}

/** The same question has the same answer until the data changes. */
const remembered = factMemory<OpportunityList>();

function plainList(facts: Facts, query: ListQuery, lang: Language, found: Found | null): OpportunityList {
  const catalogue = catalogueOf(facts);
  const select = (some: ListQuery) =>
    selectPage(catalogue, withCapitalInUsd(some, facts.rates), lang, some.q ? (found?.hits ?? null) : null);
  const page = select(query);
  const removals = page.total > 0 ? [] : usefulRemovals(query, (some) => select(some).total);
  const landQuery: ListQuery = { ...query, sector: [], kind: ["park-land"], page: 1 };
  const asksForLand = query.kind.length === 0 || query.kind.includes("park-land");
  const total = page.total === 0 && query.sector.length > 0 && asksForLand ? select(landQuery).total : 0;
  const land = total > 0 ? { query: landQuery, total } : null;
  return { facts, query, problems: [], page, found, place: null, removals, land };
}

/** The first place that is no code, as a person types it into the field. */
function withoutTypedPlace(asked: URLSearchParams, facts: Facts) {
  const params = new URLSearchParams(asked);
  const typed = asked.getAll("place").find((value) => value.trim() !== "" && !isPlaceFilter(value.trim()));
  if (typed === undefined) return { params, place: null };
  params.delete("place");
  for (const value of asked.getAll("place")) if (isPlaceFilter(value.trim())) params.append("place", value);
  return { params, place: resolvePlace(typed.slice(0, 200), facts.gazetteer) };
}

/** A question with a place by its code, without the fields that were left empty. */
function placed(params: URLSearchParams, place: PlaceRef): URLSearchParams {
  const filled = [...params].filter(([, value]) => value.trim() !== "");
  return new URLSearchParams([...filled, ["place", place]]);
}

/** What takes away one filter that is set, for each of them. */
export function changesThatRemove(query: ListQuery): Partial<ListQuery>[] {
  return [
    ...(query.q ? [{ q: "" }] : []),
    ...facets.flatMap((facet) => query[facet].map((value) => toggled(query, facet, value))),
    ...(query.capitalMin !== null || query.capitalMax !== null
      ? [{ capitalMin: null, capitalMax: null }]
      : []),
    ...(query.areaMin !== null || query.areaMax !== null ? [{ areaMin: null, areaMax: null }] : []),
  ];
}

/** Each filter that alone stands in the way; when none does, the first ones together that must go. */
function usefulRemovals(query: ListQuery, totalOf: (query: ListQuery) => number): Removal[] {
  const without = (from: ListQuery, change: Partial<ListQuery>) => ({ ...from, page: 1, ...change });
  const alone = changesThatRemove(query).map((change) => {
    const next = without(query, change);
    return { removed: [{ from: query, change }], query: next, total: totalOf(next) };
  });
  const useful = alone.filter(({ total }) => total > 0);
  if (useful.length > 0) return useful;
  const removed: Removed[] = [];
  let next = query;
  for (let [change] = changesThatRemove(next); change; [change] = changesThatRemove(next)) {
    removed.push({ from: next, change });
    next = without(next, change);
    const total = totalOf(next);
    if (total > 0) return [{ removed, query: next, total }];
  }
  return [];
}
