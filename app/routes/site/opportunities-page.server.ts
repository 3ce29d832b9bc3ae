import { type ListQuery, listHref, listSearch, listSorts, sortOf } from "~/core/opportunities/list-query";
import type { QueryProblem } from "~/core/opportunities/parse-list-query";
import type { Language } from "~/core/shared/language";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import { changesThatRemove, type OpportunityList } from "~/services/opportunities/list-opportunities.server";
import { areSampleRates } from "~/services/reference/convert-money";
import { textOf } from "~/ui/words";
import { pageHead } from "../page-head.server";
import { boundError, filterGroups, isBound, keptParams } from "./list-filters.server";
import { removalLabel } from "./list-labels.server";
import { opportunityRow } from "./opportunity-row.server";
import { placeQuestion } from "./place-question.server";

/** Everything that the page of the list shows, as plain values. */
export function opportunitiesPage(request: Request, list: OpportunityList, lang: Language) {
  const locale = translator(lang);
  const { t } = locale;
  const { query, page, facts } = list;
  const rows = page.rows.flatMap((row) => {
    const record = facts.opportunities.get(row.slug);
    return record ? [opportunityRow(record, facts, locale, query.currency)] : [];
  });
  const plain = listSearch({ ...query, page: 1 }) === "";
  return {
    head: pageHead(request, lang, {
      title: query.q
        ? t("opportunities:list.countFor", { count: page.total, q: query.q })
        : t("opportunities:list.title"),
      description: t("opportunities:list.description"),
      // Every filter makes another page of the same rows; search engines read the plain list.
      noIndex: !plain,
      canonicalSearch: plain && page.page > 1 ? `?page=${page.page}` : "",
      ...(plain && { jsonLd: itemList(rows.map((row) => ({ href: row.href, name: textOf(row.name) }))) }),
    }),
    q: query.q,
    count: query.q
      ? t("opportunities:list.countFor", { count: page.total, q: query.q })
      : t("opportunities:list.count", { count: page.total }),
    notes: [
      ...(list.found?.match === "some" ? [t("opportunities:list.someWords")] : []),
      ...(page.beyondLast ? [t("opportunities:list.beyondLast")] : []),
      ...(query.currency
        ? [
            t(`opportunities:filters.${areSampleRates(facts.rates) ? "ratesSample" : "rates"}`, {
              date: locale.format.date(facts.rates.date),
            }),
          ]
        : []),
    ],
    problems: list.problems
      .filter(({ param }) => !isBound(param))
      .map((problem) => problemText(problem, locale)),
    unused: unusedBounds(list.problems, locale),
    place: list.place
      ? placeQuestion(list.place, facts, locale, (place) =>
          listHref(lang, query, { place: [...query.place, place] }),
        )
      : null,
    chips: changesThatRemove(query).map((change) => {
      const label = removalLabel(query, change, facts, locale);
      return {
        href: listHref(lang, query, change),
        text: label.text,
        about: t("opportunities:list.remove", { filter: label.text }),
        ...(label.lang !== lang && { lang: label.lang }),
      };
    }),
    land: list.land
      ? [
          {
            href: listHref(lang, list.land.query),
            text: t("opportunities:empty.land", {
              results: t("opportunities:list.count", { count: list.land.total }),
            }),
          },
        ]
      : [],
    removals: list.removals.map((removal) => ({
      href: listHref(lang, removal.query),
      text: t("opportunities:empty.drop", {
        filter: locale.format.list(
          removal.removed.map(({ from, change }) => removalLabel(from, change, facts, locale).text),
        ),
        results: t("opportunities:list.count", { count: removal.total }),
      }),
    })),
    sorts: listSorts
      .filter((sort) => sort !== "relevance" || query.q)
      .map((sort) => ({
        href: listHref(lang, query, { sort }),
        text: t(`opportunities:sorts.${sort}`),
        current: sort === sortOf(query),
      })),
    heads: {
      name: t("opportunities:heads.name"),
      sector: t("opportunities:heads.sector"),
      area: t("opportunities:heads.area"),
      capital: t("opportunities:heads.capital"),
      status: t("opportunities:heads.status"),
    },
    rows,
    groups: filterGroups(list, locale),
    keep: {
      search: keptParams(query, ["q"]),
      filters: keptParams(query, filterFields),
    },
    page: page.page,
    pages: page.pages,
    firstHref: listHref(lang, query, { page: 1 }),
    hrefPattern: pagePattern(lang, query),
  };
}

const filterFields = [
  "kind",
  "sector",
  "place",
  "status",
  "capitalMin",
  "capitalMax",
  "areaMin",
  "areaMax",
  "currency",
] as const satisfies (keyof ListQuery)[];

/** The address of any page, with `page=0` where its number goes. */
function pagePattern(lang: Language, query: ListQuery): string {
  const search = listSearch({ ...query, page: 1 });
  return `${paths.opportunities(lang)}${search ? `${search}&` : "?"}page=0`;
}

/** The ends of ranges that the results are shown without, and what to do about them. */
function unusedBounds(problems: readonly QueryProblem[], locale: Locale) {
  const unused = problems.filter(({ param }) => isBound(param));
  return {
    typed: unused.map((problem) => problemText(problem, locale)),
    errors: [...new Set(unused.map((problem) => boundError(problem, locale)))],
  };
}

function problemText({ param, value }: QueryProblem, { t }: Locale): string {
  const known = problemParams.find((name) => name === param);
  const name = known ? t(`opportunities:problems.params.${known}`) : param;
  return t("opportunities:problems.value", { param: name, value });
}

const problemParams = [
  "q",
  "kind",
  "sector",
  "place",
  "status",
  "capitalMin",
  "capitalMax",
  "areaMin",
  "areaMax",
  "sort",
  "page",
  "currency",
] as const;

function itemList(items: { href: string; name: string }[]) {
  const base = config().publicUrl;
  return {
    "@type": "ItemList",
    itemListElement: items.map(({ href, name }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      url: base + href,
      name,
    })),
  };
}
