import type { Opportunity, OpportunityKind, OpportunityStatus } from "~/core/opportunities/opportunity";
import type { Commune, Park } from "~/core/places/place";
import type { Language } from "~/core/shared/language";
import type { Localised } from "~/core/shared/localised";
import { localised } from "~/core/shared/localised";
import type { Weight, WeightedText } from "~/core/shared/search-text";

/** The names that the page shows beside an offer; whoever builds the index looks them up. */
export type SearchNames = {
  kind(kind: OpportunityKind): Localised;
  sector(code: string): Localised;
  status(status: OpportunityStatus): Localised;
  commune(
    code: string,
  ): Pick<Commune, "name" | "formerUnits" | "formerDistricts" | "formerProvince"> | undefined;
  park(slug: string): Pick<Park, "name"> | undefined;
};

/** What the sources say in their own words, and the page repeats. */
export type PublishedWords = {
  sectorAsPublished: string | null;
  scale: string | null;
  statusAsPublished: string;
};

/**
 * All that a search in `lang` finds an offer by: what its page shows in that language, and the Vietnamese and English
 * names besides, because investors carry them over from papers. A name weighs most (A), then sector, kind and today's
 * place (B), then the summary (C), then old place names, notes and what sources say in their own words (D).
 */
export function opportunityTexts(
  opportunity: Opportunity & PublishedWords,
  names: SearchNames,
  lang: Language,
): WeightedText[] {
  const communes = opportunity.communeCodes.flatMap((code) => names.commune(code) ?? []);
  const park = opportunity.parkSlug === null ? undefined : names.park(opportunity.parkSlug);
  const inLanguages = (name: Localised | undefined) =>
    name ? [localised(name, lang).text, name.vi ?? "", name.en ?? ""] : [];
  const texts = {
    A: inLanguages(opportunity.name),
    B: [
      ...inLanguages(names.kind(opportunity.kind)),
      ...(opportunity.sector === null ? [] : inLanguages(names.sector(opportunity.sector))),
      ...inLanguages(park?.name),
      ...communes.flatMap((commune) => inLanguages(commune.name)),
    ],
    C: [localised(opportunity.summary, lang).text, ...inLanguages(names.status(opportunity.status))],
    D: [
      opportunity.formerLocation ?? "",
      ...communes.flatMap((commune) => [
        ...commune.formerUnits.map((unit) => unit.replace(/ \(part\)$/, "")),
        ...commune.formerDistricts,
        commune.formerProvince,
      ]),
      opportunity.statusAsPublished,
      opportunity.sectorAsPublished ?? "",
      opportunity.scale ?? "",
      opportunity.form ?? "",
      opportunity.note ?? "",
    ],
  } satisfies Record<Weight, string[]>;

  const seen = new Set<string>();
  const document: WeightedText[] = [];
  for (const weight of ["A", "B", "C", "D"] as const)
    for (const text of texts[weight]) {
      if (text === "" || seen.has(text)) continue;
      seen.add(text);
      document.push({ weight, text });
    }
  return document;
}
