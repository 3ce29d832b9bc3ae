import type { Facet, ListQuery } from "~/core/opportunities/list-query";
import { isOpportunityKind, isOpportunityStatus } from "~/core/opportunities/opportunity";
import { isFormerProvince } from "~/core/places/place";
import { type LocalisedText, localised } from "~/core/shared/localised";
import { moneyOf } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import type { Facts } from "~/services/reference/facts.server";
import { placeName } from "~/services/reference/names";

/** What a value of a filter is called. */
export function filterLabel(facet: Facet, value: string, facts: Facts, { lang, t }: Locale): LocalisedText {
  const own = (text: string) => ({ text, lang });
  if (facet === "kind" && isOpportunityKind(value)) return own(t(`opportunities:kinds.${value}`));
  if (facet === "status" && isOpportunityStatus(value)) return own(t(`opportunities:status.${value}.label`));
  if (facet === "sector") return localised(facts.sectors.get(value)?.name ?? { [lang]: value }, lang);
  const region = value.slice("region:".length);
  if (value.startsWith("region:") && isFormerProvince(region))
    return own(t(`opportunities:regions.${region}`));
  return placeName(facts, value, lang);
}

/** What a removal takes away, as the words of its chip. */
export function removalLabel(
  query: ListQuery,
  change: Partial<ListQuery>,
  facts: Facts,
  locale: Locale,
): LocalisedText {
  const { lang, t, format } = locale;
  const own = (text: string) => ({ text, lang });
  if ("q" in change) return own(t("opportunities:list.search-chip", { q: query.q }));
  if ("capitalMin" in change) {
    const money = (amount: number) => format.moneyShort(moneyOf(amount, query.currency ?? "USD"));
    const range = rangeText(query.capitalMin, query.capitalMax, money, locale);
    return own(t("opportunities:filters.capital-chip", { range }));
  }
  if ("areaMin" in change) {
    const range = rangeText(query.areaMin, query.areaMax, format.area, locale);
    return own(t("opportunities:filters.area-chip", { range }));
  }
  for (const facet of ["kind", "sector", "place", "status"] as const) {
    const left: readonly string[] | undefined = change[facet];
    const gone = left && query[facet].find((value) => !left.includes(value));
    if (gone) return filterLabel(facet, gone, facts, locale);
  }
  return own("");
}

function rangeText(
  min: number | null,
  max: number | null,
  show: (value: number) => string,
  { t }: Locale,
): string {
  if (min !== null && max !== null)
    return t("opportunities:filters.between", { from: show(min), to: show(max) });
  if (min !== null) return t("opportunities:filters.at-least", { from: show(min) });
  return max === null ? "" : t("opportunities:filters.at-most", { to: show(max) });
}
