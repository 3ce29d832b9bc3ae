import {
  type Bound,
  bounds,
  boundText,
  type Facet,
  type ListQuery,
  sortOf,
} from "~/core/opportunities/list-query";
import type { QueryProblem } from "~/core/opportunities/parse-list-query";
import type { FacetValue } from "~/core/opportunities/select-page";
import { currencies } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import type { OpportunityList } from "~/services/opportunities/list-opportunities.server";
import type { FilterGroup } from "~/ui/data/filter-panel";
import { filterLabel } from "./list-labels.server";

type Choices = Extract<FilterGroup, { kind: "choices" }>;

/** More places are found by typing them. */
const mostPlaces = 12;

/** The filters beside the list, with what each value would find. */
export function filterGroups(list: OpportunityList, locale: Locale): FilterGroup[] {
  const { t, format } = locale;
  const { query, page, facts } = list;
  const choices = (facet: Facet, values: readonly FacetValue[], open = false): Choices => ({
    kind: "choices",
    legend: t(`opportunities:filters.${facet}`),
    name: facet,
    open,
    choices: values.map(({ value, count, selected }) => {
      const label = filterLabel(facet, value, facts, locale);
      return {
        value,
        text: label.text,
        ...(label.lang !== locale.lang && { lang: label.lang }),
        count: format.number(count),
        checked: selected,
      };
    }),
  });
  const range = (name: "capital" | "area"): FilterGroup => {
    const unknown = name === "capital" ? page.capitalUnknown : page.areaUnknown;
    return {
      kind: "range",
      legend: t(`opportunities:filters.${name}`),
      from: end(list, `${name}Min`, t("opportunities:filters.from"), locale),
      to: end(list, `${name}Max`, t("opportunities:filters.to"), locale),
      unit: name === "area" ? t("opportunities:filters.ha") : currencyChoice(query, locale),
      ...(name === "capital" && { inWords: true }),
      notes: [
        ...(name === "capital" ? [t("opportunities:filters.capitalHint")] : []),
        ...(unknown > 0 ? [t(`opportunities:filters.${name}Unknown`, { count: unknown })] : []),
      ],
    };
  };
  return [
    choices("kind", page.facets.kind, true),
    choices("sector", page.facets.sector, true),
    {
      ...choices("place", fewPlaces(page.facets.place)),
      typed: { label: t("opportunities:place.search"), hint: t("opportunities:place.hint") },
    },
    range("capital"),
    range("area"),
    choices("status", page.facets.status),
  ];
}

/** The money in which the two amounts are meant, which is also the one that amounts are shown in. */
function currencyChoice(query: ListQuery, { t }: Locale) {
  return {
    name: "currency",
    label: t("opportunities:filters.currency"),
    value: query.currency ?? "",
    empty: t("opportunities:filters.as-published"),
    options: currencies.map((currency) => ({ value: currency, text: currency })),
  };
}

/** What stands in the field comes back as it was typed, also when it was of no use. */
function end({ query, problems }: OpportunityList, name: Bound, label: string, locale: Locale) {
  const problem = problems.find(({ param }) => param === name);
  const value = problem?.value ?? boundText(query, name);
  return {
    name,
    label,
    ...(value !== null && { value }),
    ...(problem && { error: boundError(problem, locale) }),
  };
}

export function isBound(param: string): param is Bound {
  return bounds.some((bound) => bound === param);
}

/** What to do about an end of a range that could not be used. */
export function boundError({ param, key }: QueryProblem, { t }: Locale): string {
  if (key === "range.upside-down") return t("opportunities:filters.upside-down");
  const name = param.startsWith("capital") ? "capital" : "area";
  if (key === "number.too-large") return t(`routing:errors.${name}.too-large`);
  if (name === "area") return t("routing:errors.area.not-a-number");
  if (key === "number.negative") return t("routing:errors.capital.negative");
  if (key === "number.too-precise") return t("routing:errors.capital.too-precise");
  return t("routing:errors.capital.unreadable");
}

/** The former provinces first, then what is chosen, then the places with most offers. */
function fewPlaces(values: readonly FacetValue[]): FacetValue[] {
  const rank = ({ value, selected }: FacetValue) => (value.startsWith("region:") ? 0 : selected ? 1 : 2);
  const sorted = [...values].sort((one, other) => rank(one) - rank(other));
  return sorted.filter((value, index) => rank(value) < 2 || index < mostPlaces);
}

/** What the forms of the list carry along besides their own fields. */
export function keptParams(query: ListQuery, own: readonly (keyof ListQuery)[]): [string, string][] {
  const kept: [string, string][] = [];
  const keep = (name: keyof ListQuery, value: string | number | null) => {
    if (!own.includes(name) && value !== null && value !== "") kept.push([name, String(value)]);
  };
  keep("q", query.q);
  for (const facet of ["kind", "sector", "place", "status"] as const)
    for (const value of query[facet]) keep(facet, value);
  for (const bound of bounds) keep(bound, boundText(query, bound));
  // Relevance and newest follow from q by themselves.
  const sort = sortOf(query);
  if (sort !== "relevance" && sort !== "newest") keep("sort", sort);
  keep("currency", query.currency);
  return kept;
}
