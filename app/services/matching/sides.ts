import { vietnamDate } from "~/core/deadlines/calendar";
import { type LeadKind, leadKinds, type Need, needs, readPlace, submitterTypes } from "~/core/leads/lead";
import type { MatchCounterpart, MatchLead, MatchOpportunity } from "~/core/matching/match";
import { wordsOf } from "~/core/matching/words";
import { type FormerProvince, formerProvinceOf } from "~/core/places/place";
import { sectorOf, siteOf } from "~/core/routing/facts";
import { isLanguage, type Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { aboutRow, capitalUsd } from "../reference/about-row";
import type { Facts } from "../reference/facts.server";
import type { OpportunityRecord } from "../reference/records";

/** The columns of a lead that matching reads; no name, no address. */
export const leadColumns = {
  id: true,
  code: true,
  kind: true,
  need: true,
  submitterType: true,
  language: true,
  sectorCode: true,
  place: true,
  opportunitySlug: true,
  capitalMinor: true,
  capitalCurrency: true,
  areaHa: true,
  subject: true,
  message: true,
  receivedAt: true,
} as const;

export type LeadColumns = {
  id: number;
  code: string;
  kind: string;
  need: string | null;
  submitterType: string;
  language: string;
  sectorCode: string | null;
  place: string | null;
  opportunitySlug: string | null;
  capitalMinor: bigint | null;
  capitalCurrency: string | null;
  areaHa: number | null;
  subject: string;
  message: string;
  receivedAt: Date;
};

/** A lead as matching sees it: its own place and sector, else those of its opportunity, else the sector in its text. */
export function leadSide(row: LeadColumns, facts: Facts): MatchLead {
  const about = aboutRow(row);
  const site = siteOf(about, facts.routing);
  const park = site.places.map(readPlace).find((place) => place?.type === "park");
  const slug = park?.type === "park" ? park.slug : null;
  return {
    kind: leadKinds.find((kind) => kind === row.kind) ?? ("expertise" satisfies LeadKind),
    need: needs.find((need): need is Need => need === row.need) ?? null,
    submitterType: submitterTypes.find((type) => type === row.submitterType) ?? "citizen",
    sector: sectorOf(about, facts.routing)?.code ?? null,
    communes: site.communes,
    park: slug,
    regions: regionsOf(site.communes, slug, facts),
    capitalUsd: capitalUsd(row, facts.rates),
    areaHa: row.areaHa,
    words: wordsOf([row.subject, row.message]),
  };
}

export function counterpartSide(row: LeadColumns, facts: Facts): MatchCounterpart {
  return { type: "lead", ...leadSide(row, facts), receivedOn: vietnamDate(row.receivedAt) };
}

/** An opportunity as matching sees it, with its words in the lead's language and in those of papers. */
export function opportunitySide(record: OpportunityRecord, facts: Facts, language: string): MatchOpportunity {
  const park = record.parkSlug === null ? undefined : facts.parks.get(record.parkSlug);
  const communes = [...new Set([...record.communeCodes, ...(park?.communeCodes ?? [])])];
  const spoken: Language[] = isLanguage(language) ? [language, "vi", "en"] : ["vi", "en"];
  const texts = [...new Set(spoken)].flatMap((lang) => [
    localised(record.name, lang).text,
    localised(record.summary, lang).text,
  ]);
  return {
    type: "opportunity",
    kind: record.kind,
    status: record.status,
    statusDate: record.statusDate,
    sector: record.sector,
    communes,
    park: record.parkSlug,
    regions: regionsOf(communes, record.parkSlug, facts),
    capitalUsd: record.capitalUsd,
    areaHa: record.areaHa,
    words: wordsOf([...new Set(texts)]),
  };
}

function regionsOf(communes: readonly string[], park: string | null, facts: Facts): FormerProvince[] {
  const names = [
    ...communes.map((code) => facts.communes.get(code)?.formerProvince ?? null),
    (park === null ? undefined : facts.parks.get(park))?.formerLocation.province ?? null,
  ];
  return [...new Set(names.flatMap((name) => formerProvinceOf(name) ?? []))];
}
