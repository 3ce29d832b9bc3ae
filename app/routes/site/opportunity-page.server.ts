import { isListedByDefault } from "~/core/opportunities/opportunity";
import type { Language } from "~/core/shared/language";
import { type Localised, localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { publishedDate } from "~/i18n/published-date";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import type { OpportunityDetail } from "~/services/opportunities/find-opportunity.server";
import { areSampleRates, convertMoney } from "~/services/reference/convert-money";
import { factMemory } from "~/services/reference/fact-memory";
import type { Facts } from "~/services/reference/facts.server";
import type { OpportunityRecord } from "~/services/reference/records";
import { textOf, type Words } from "~/ui/words";
import { pageHead } from "../page-head.server";
import { breadcrumbList } from "./json-ld";
import { communePoints, provincePoints } from "./map-points.server";
import { opportunityRow, ownLanguage, statusTones } from "./opportunity-row.server";
import type { PageFact } from "./record-facts";
import { sourceConfirmation } from "./source-confirmation.server";
import { sourceList } from "./source-link";

/** What the page says, made once for as long as it stays true: from day to day only who answers and by when changes. */
export function opportunityPage(detail: OpportunityDetail, lang: Language): OpportunityPage {
  const { opportunity, responsible, facts } = detail;
  const key = JSON.stringify([
    lang,
    opportunity.slug,
    responsible && [responsible.department.code, responsible.dueDays, responsible.due],
  ]);
  return remembered(facts, key, () => pageOf(detail, lang));
}

type OpportunityPage = ReturnType<typeof pageOf>;

const remembered = factMemory<OpportunityPage>();

function pageOf(detail: OpportunityDetail, lang: Language) {
  const locale = translator(lang);
  const { t } = locale;
  const { opportunity, facts, communes } = detail;
  const name = ownLanguage(localised(opportunity.name, lang), lang);
  const summary = localised(opportunity.summary, lang);
  const base = config().publicUrl;
  const steps = [
    { href: paths.home(lang), text: t("site:crumbs.home") },
    { href: paths.opportunities(lang), text: t("opportunities:list.title") },
    { text: name },
  ];
  const asOf = publishedDate(opportunity.statusAsOf, locale);
  return {
    // The page's own address, which is remembered with it, not one reader's way of writing it.
    head: pageHead({ url: base + paths.opportunity(lang, opportunity.slug) }, lang, {
      title: textOf(name),
      description: summary.text.slice(0, 300),
      noIndex: opportunity.synthetic,
      jsonLd: breadcrumbList(steps, base + paths.opportunity(lang, opportunity.slug), base),
    }),
    steps,
    kind: t(`opportunities:kinds.${opportunity.kind}`),
    name,
    summary: ownLanguage(summary, lang),
    notices: [
      ...(opportunity.synthetic ? [t("opportunities:page.synthetic")] : []),
      ...(opportunity.machineTranslated ? [t("opportunities:page.machine")] : []),
    ],
    status: {
      tone: statusTones[opportunity.status],
      word: t(`opportunities:status.${opportunity.status}.label`),
      sentence: t(`opportunities:status.${opportunity.status}.sentence`),
      asOf: t("opportunities:page.asOf", { date: asOf.text }),
    },
    facts: knownFacts(detail, locale),
    published: publishedFacts(detail, locale),
    sources: sourceList(opportunity.sources),
    responsible: isListedByDefault(opportunity.status) ? answerBy(detail, locale) : null,
    related: detail.related.map(({ opportunity: other, relation }) => ({
      ...opportunityRow(other, facts, locale),
      relation: t(`opportunities:page.relations.${relation}`),
    })),
    map: {
      communes: provincePoints(facts),
      here: communePoints(communes),
    },
    // How a proposal to invest is looked at; a technology that is sought or offered is not scored.
    criteria: opportunity.kind === "technology" ? null : paths.criteria(lang),
    // Nobody can take up a closed one any more: its page leads to a proposal of one's own.
    propose: isListedByDefault(opportunity.status)
      ? {
          href: paths.newProposal(lang, { opportunity: opportunity.slug }),
          text: t("opportunities:page.propose"),
        }
      : { href: paths.newProposal(lang), text: t("opportunities:page.propose-own") },
  };
}

/** What we know, in the reader's words; an unknown place, area or capital is said, because everyone looks for it. */
function knownFacts({ opportunity, facts, communes, park }: OpportunityDetail, locale: Locale): PageFact[] {
  const { t, lang, format } = locale;
  const sector = opportunity.sector === null ? undefined : facts.sectors.get(opportunity.sector);
  const named = (name: Localised) => ownLanguage(localised(name, lang), lang);
  const one = (label: string, text: Words, href?: string): PageFact => ({
    label,
    values: [{ text, ...(href && { href }) }],
  });
  const unknown = t("opportunities:page.not-published");
  return [
    one(t("opportunities:page.kind"), t(`opportunities:kinds.${opportunity.kind}`)),
    ...(sector ? [one(t("opportunities:page.sector"), named(sector.name))] : []),
    communes.length === 0
      ? one(t("opportunities:page.place"), unknown)
      : {
          label: t("opportunities:page.place"),
          values: communes.map(({ name, slug }) => ({ text: named(name), href: paths.commune(lang, slug) })),
        },
    ...(park ? [one(t("opportunities:page.park"), named(park.name), paths.park(lang, park.slug))] : []),
    one(
      t("opportunities:page.area"),
      opportunity.areaHa === null ? unknown : format.area(opportunity.areaHa),
    ),
    // Land has a price, which is the developer's to name, and no capital.
    ...(opportunity.kind === "park-land" ? [] : [capitalFact(opportunity, facts, locale)]),
  ];
}

function capitalFact(
  { capital, capitalAsPublished }: OpportunityRecord,
  facts: Facts,
  { t, format }: Locale,
): PageFact {
  const label = t("opportunities:page.capital");
  if (capital) {
    const other = convertMoney(capital, capital.currency === "USD" ? "VND" : "USD", facts.rates);
    const note = t(`opportunities:page.${areSampleRates(facts.rates) ? "convertedSample" : "converted"}`, {
      amount: format.moneyShort(other),
      date: format.date(facts.rates.date),
    });
    return { label, values: [{ text: format.moneyShort(capital) }], note };
  }
  const unknown = { label, values: [{ text: t("opportunities:page.not-published") }] };
  if (!capitalAsPublished) return unknown;
  const value = format.number(capitalAsPublished.value);
  return { ...unknown, note: t("opportunities:page.capital-unclear", { value }) };
}

/** What was noted down from the sources: in English, old places and the desk's notes in Vietnamese. */
function publishedFacts({ opportunity }: OpportunityDetail, locale: Locale): PageFact[] {
  const { t, lang } = locale;
  const said = (label: string, text: string | null, language: Language = "en"): PageFact[] =>
    text ? [{ label, values: [{ text: ownLanguage({ text, lang: language }, lang) }] }] : [];
  return [
    ...said(t("opportunities:page.status"), opportunity.statusAsPublished),
    ...said(t("opportunities:page.former"), opportunity.formerLocation, "vi"),
    ...said(t("opportunities:page.sector-published"), opportunity.sectorAsPublished),
    ...said(t("opportunities:page.scale"), opportunity.scale),
    ...said(t("opportunities:page.form"), opportunity.form),
    {
      label: t("opportunities:page.confirmed"),
      values: [{ text: sourceConfirmation(opportunity.confirmed, locale) }],
    },
    ...said(t("opportunities:page.note"), opportunity.note, noteLanguage(opportunity)),
  ];
}

/** The record's notes are English; what the desk writes is Vietnamese, and its marks tell it from a note that was left. */
function noteLanguage({ edited, note }: OpportunityRecord): Language {
  return edited && /[à-ỹ]/i.test(note ?? "") ? "vi" : "en";
}

/** Who would answer a proposal, and by when it would be answered if it came now. */
function answerBy({ responsible }: OpportunityDetail, { t, lang, format }: Locale) {
  if (!responsible) return null;
  const { department, dueDays, due } = responsible;
  return {
    sentence: t("opportunities:page.answersText", {
      department: localised(department.name, lang).text,
    }),
    vietnamese: lang === "vi" ? null : (department.name.vi ?? null),
    within: t("opportunities:page.answersWithin", { count: dueDays }),
    by: due.due === null ? null : t("opportunities:page.answersBy", { date: format.date(due.due) }),
    unconfirmed: due.calendar === "provisional" ? t("opportunities:page.unconfirmed") : null,
  };
}
