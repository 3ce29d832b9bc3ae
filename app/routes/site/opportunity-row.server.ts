import type { OpportunityStatus } from "~/core/opportunities/opportunity";
import { localised } from "~/core/shared/localised";
import type { Currency } from "~/core/shared/money";
import { formerPlace } from "~/i18n/former-place";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { publishedDate } from "~/i18n/published-date";
import { convertMoney } from "~/services/reference/convert-money";
import type { Facts } from "~/services/reference/facts.server";
import type { OpportunityRecord } from "~/services/reference/records";
import type { ListRowProps } from "~/ui/data/list-row";
import type { Tone } from "~/ui/data/status-label";

/** How sure a reader may be: only what the province itself calls open is fine; an old call wants a second look. */
export const statusTones = {
  open: "fine",
  called: "soon",
  listed: "soon",
  "past-list": "soon",
  named: "soon",
  preparing: "note",
  closed: "quiet",
  awarded: "quiet",
} satisfies Record<OpportunityStatus, Tone>;

/** An opportunity as a row of a list says it. */
export function opportunityRow(
  opportunity: OpportunityRecord,
  facts: Facts,
  locale: Locale,
  currency: Currency | null = null,
): ListRowProps {
  const { lang, t, format } = locale;
  const sector = opportunity.sector === null ? undefined : facts.sectors.get(opportunity.sector);
  return {
    href: paths.opportunity(lang, opportunity.slug),
    name: ownLanguage(localised(opportunity.name, lang), lang),
    place: placeOf(opportunity, facts, locale),
    ...(sector && { sector: ownLanguage(localised(sector.name, lang), lang) }),
    ...(opportunity.areaHa !== null && { area: format.areaShort(opportunity.areaHa) }),
    // Land has a price, which is the developer's to name, and no capital.
    ...(opportunity.kind !== "park-land" && { capital: capitalOf(opportunity, facts, locale, currency) }),
    status: {
      tone: statusTones[opportunity.status],
      text: t("opportunities:row.status", {
        status: t(`opportunities:status.${opportunity.status}.label`),
        date: publishedDate(opportunity.statusAsOf, locale).text,
      }),
    },
  };
}

/** Today's communes with the old address in brackets, where that says something else. */
function placeOf(opportunity: OpportunityRecord, facts: Facts, locale: Locale): string {
  const { lang, t, format } = locale;
  const communes = opportunity.communeCodes.flatMap((code) => facts.communes.get(code) ?? []);
  const address = opportunity.formerLocation;
  const former = address === null ? null : formerPlace(address, locale);
  if (communes.length === 0)
    return former ? t("opportunities:row.as-published", { place: former }) : t("opportunities:row.no-place");
  const place = format.list(communes.map(({ name }) => localised(name, lang).text));
  const isToday = communes.some(({ name }) => name.vi?.toLowerCase() === address?.toLowerCase());
  return former && !isToday ? t("opportunities:row.formerly", { place, former }) : place;
}

function capitalOf(
  { capital }: OpportunityRecord,
  facts: Facts,
  { t, format }: Locale,
  currency: Currency | null,
): string {
  if (!capital) return t("opportunities:row.capital-unknown");
  const own = format.moneyShort(capital);
  if (!currency || currency === capital.currency) return own;
  const other = format.moneyShort(convertMoney(capital, currency, facts.rates));
  return t("opportunities:row.converted", { own, other });
}

/** A text in the page's own language needs no `lang` of its own. */
export function ownLanguage({ text, lang }: { text: string; lang: string }, pageLanguage: string) {
  return lang === pageLanguage ? text : { text, lang };
}
