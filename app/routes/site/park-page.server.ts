import { parkRef } from "~/core/places/place";
import type { Language } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { paths } from "~/i18n/paths";
import { publishedDate } from "~/i18n/published-date";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import type { ParkDetail } from "~/services/places/places.server";
import { textOf, type Words } from "~/ui/words";
import { pageHead } from "../page-head.server";
import { breadcrumbList } from "./json-ld";
import { communePoints, provincePoints } from "./map-points.server";
import { opportunityRow, ownLanguage } from "./opportunity-row.server";
import { parkStatus } from "./park-status";
import { developerLanguage, leaseTerm } from "./park-words";
import type { PageFact } from "./record-facts";
import { sourceConfirmation } from "./source-confirmation.server";
import { sourceList } from "./source-link";

const kinds = ["industrial-park", "industrial-cluster", "economic-zone", "export-processing-zone"] as const;

export function parkPage(request: Request, detail: ParkDetail, today: string, lang: Language) {
  const locale = translator(lang);
  const { t } = locale;
  const { park, facts } = detail;
  const name = ownLanguage(localised(park.name, lang), lang);
  const base = config().publicUrl;
  const steps = [
    { href: paths.home(lang), text: t("site:crumbs.home") },
    { href: paths.parks(lang), text: t("parks:list.title") },
    { text: name },
  ];
  const { tone, word, sentence } = parkStatus(park, today, locale);
  return {
    head: pageHead(request, lang, {
      title: textOf(name),
      description: sentence.text,
      jsonLd: breadcrumbList(steps, base + paths.park(lang, park.slug), base),
    }),
    steps,
    name,
    kind: t(`parks:kinds.${kinds.find((kind) => kind === park.kind) ?? "other"}`),
    status: {
      tone,
      word,
      sentence: ownLanguage(sentence, lang),
      asOf: t("parks:page.asOf", { date: publishedDate(park.statusAsOf, locale).text }),
    },
    facts: parkFacts(detail, locale),
    sources: sourceList(park.sources),
    land: detail.land ? opportunityRow(detail.land, facts, locale) : null,
    near: detail.near.map((opportunity) => opportunityRow(opportunity, facts, locale)),
    map: {
      communes: provincePoints(facts),
      here: communePoints(detail.communes),
    },
    department: detail.department && {
      name: ownLanguage(localised(detail.department.name, lang), lang),
      vietnamese: lang === "vi" ? null : (detail.department.name.vi ?? null),
    },
    propose: paths.newProposal(lang, {
      kind: "investment",
      // The offer of land says where; without one the park itself does.
      ...(detail.land ? { opportunity: detail.land.slug } : { place: parkRef(detail.park.slug) }),
    }),
  };
}

/** What the sources say of a park; each figure with the date that it is of. */
function parkFacts({ park, communes }: ParkDetail, locale: Locale): PageFact[] {
  const { t, lang, format } = locale;
  const named = (name: Localised) => ownLanguage(localised(name, lang), lang);
  const inLanguage = (text: string, language: Language) => ownLanguage({ text, lang: language }, lang);
  const figureOf = t("parks:page.figures-of", { date: publishedDate(park.statusAsOf, locale).text });
  const fact = (label: string, text: Words | null, note?: string): PageFact[] =>
    text ? [{ label, values: [{ text }], ...(note && { note }) }] : [];
  const former = [
    ...park.formerLocation.communes,
    park.formerLocation.district,
    park.formerLocation.province && `tỉnh ${park.formerLocation.province}`,
  ].filter((part) => part !== null && part !== "");
  const price = park.leasePrice;
  const terms = park.leaseTermUntil.map((term) => ({ text: ownLanguage(leaseTerm(term, locale), lang) }));
  return [
    {
      label: t("parks:page.place"),
      values:
        communes.length === 0
          ? [{ text: t("parks:page.not-published") }]
          : communes.map(({ name, slug }) => ({ text: named(name), href: paths.commune(lang, slug) })),
    },
    ...fact(t("parks:page.former"), former.length > 0 ? inLanguage(former.join(", "), "vi") : null),
    ...fact(
      t("parks:page.area"),
      park.areaHa === null ? t("parks:page.not-published") : format.area(park.areaHa),
      park.areaHa === null ? undefined : figureOf,
    ),
    ...fact(
      t("parks:page.leasable"),
      park.leasableHa === null ? null : format.area(park.leasableHa),
      t("parks:page.leasable-note") + marks[lang].sentence + figureOf,
    ),
    ...fact(
      t("parks:page.occupancy"),
      park.occupancyPct === null ? t("parks:page.not-published") : format.percent(park.occupancyPct),
      park.occupancyPct === null ? undefined : figureOf,
    ),
    ...fact(
      t("parks:page.developer"),
      park.developer && inLanguage(park.developer, developerLanguage(park.developer)),
    ),
    ...fact(
      t("parks:page.price"),
      price && t("parks:page.price-value", { price: price.price }),
      price ? t("parks:page.price-note", { date: publishedDate(price.asOf, locale).text }) : undefined,
    ),
    ...(park.leaseTermUntil.length > 0 ? [{ label: t("parks:page.term"), values: terms }] : []),
    ...fact(
      t("parks:page.sectors"),
      park.sectorsAsPublished.length > 0 ? inLanguage(park.sectorsAsPublished.join(", "), "en") : null,
    ),
    ...fact(t("parks:page.confirmed"), sourceConfirmation(park.confirmed, locale)),
    ...fact(t("parks:page.note"), park.note && inLanguage(park.note, "en")),
  ];
}
