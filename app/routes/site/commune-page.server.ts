import { communeRef } from "~/core/places/place";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { inLetters } from "~/i18n/former-place";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import type { CommuneDetail } from "~/services/places/places.server";
import type { CommuneRecord } from "~/services/reference/records";
import { textOf } from "~/ui/words";
import { pageHead } from "../page-head.server";
import { breadcrumbList } from "./json-ld";
import { communePoints, provincePoints } from "./map-points.server";
import { opportunityRow, ownLanguage } from "./opportunity-row.server";
import type { PageFact } from "./record-facts";
import { regions } from "./regions";
import { sourceList } from "./source-link";

/** A commune or ward under today's name and under every name that it had before. */
export function communePage(request: Request, detail: CommuneDetail, lang: Language) {
  const locale = translator(lang);
  const { t, format } = locale;
  const { commune, facts } = detail;
  const name = ownLanguage(localised(commune.name, lang), lang);
  const base = config().publicUrl;
  const steps = [
    { href: paths.home(lang), text: t("site:crumbs.home") },
    { href: paths.communes(lang), text: t("parks:communes.title") },
    { text: name },
  ];
  const units = format.list(commune.formerUnits.map((unit) => unitName(unit, locale)));
  const districts = format.list(commune.formerDistricts.map((district) => inLetters(district, locale)));
  return {
    head: pageHead(request, lang, {
      title: textOf(name),
      description: t("parks:commune.description", { name: textOf(name), units, districts }).slice(0, 300),
      jsonLd: breadcrumbList(steps, base + paths.commune(lang, commune.slug), base),
    }),
    steps,
    kind: t(`parks:commune.types.${commune.type}`),
    name,
    lead: t("parks:commune.lead", { units }),
    facts: communeFacts(commune, locale),
    sources: sourceList(commune.sources),
    parks: detail.parks.map((park) => ({
      href: paths.park(lang, park.slug),
      name: ownLanguage(localised(park.name, lang), lang),
    })),
    opportunities: detail.opportunities.map((opportunity) => opportunityRow(opportunity, facts, locale)),
    map: { communes: provincePoints(facts), here: communePoints([commune]) },
    propose: paths.newProposal(lang, { place: communeRef(commune.code) }),
  };
}

/** "Xã Suối Đá (part)" as the reader knows it; the names themselves stay findable in Vietnamese below. */
function unitName(unit: string, locale: Locale): string {
  const whole = unit.replace(/ \(part\)$/, "");
  const name = inLetters(whole, locale);
  return whole === unit ? name : locale.t("parks:commune.part", { unit: name });
}

/** "Former Long An Province": in Vietnamese the name alone, as the label says the rest. */
function formerProvince({ formerProvince }: CommuneRecord, { t, lang }: Locale): string {
  const known = lang === "vi" ? undefined : regions.find(({ province }) => province === formerProvince);
  return known ? t(`opportunities:regions.${known.region}`) : formerProvince;
}

function communeFacts(commune: CommuneRecord, locale: Locale): PageFact[] {
  const { t, lang, format } = locale;
  const vietnamese = (text: string) => ({ text: ownLanguage({ text, lang: "vi" }, lang) });
  return [
    { label: t("parks:commune.type"), values: [{ text: t(`parks:commune.types.${commune.type}`) }] },
    {
      label: t("parks:commune.area"),
      values: [{ text: t("parks:commune.area-value", { area: format.number(commune.areaKm2) }) }],
    },
    {
      label: t("parks:commune.units"),
      values: commune.formerUnits.map((unit) => vietnamese(unit.replace("(part)", "(một phần)"))),
    },
    { label: t("parks:commune.districts"), values: commune.formerDistricts.map(vietnamese) },
    { label: t("parks:commune.province"), values: [{ text: formerProvince(commune, locale) }] },
  ];
}
