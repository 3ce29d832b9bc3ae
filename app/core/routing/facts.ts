import { type LeadInput, type PlaceRef, readPlace } from "~/core/leads/lead";
import { readSector, type SectorWords } from "~/core/routing/read-sector";
import type { ExchangeRates } from "~/core/shared/money";

/** The parts of a lead that rules can ask about. */
export type RoutableLead = Pick<
  LeadInput,
  | "kind"
  | "need"
  | "topic"
  | "sector"
  | "place"
  | "opportunity"
  | "capital"
  | "areaHa"
  | "subject"
  | "message"
> & { submitter: Pick<LeadInput["submitter"], "type" | "country"> };

/** What routing needs to know of the province beside the lead itself. */
export type RoutingFacts = {
  sectors: readonly SectorWords[];
  opportunities: ReadonlyMap<string, OpportunityFacts>;
  /** By code. */
  communes: ReadonlyMap<string, { border: boolean }>;
  /** By slug; no communes when nobody knows which. */
  parks: ReadonlyMap<string, { communeCodes: readonly string[]; kind?: string }>;
  rates: ExchangeRates;
};

export type OpportunityFacts = {
  sector: string | null;
  /** The park whose land it offers. */
  parkSlug?: string | null | undefined;
  communeCodes: readonly string[];
};

/** A park with the communes that it lies in, or communes. */
type NamedSite =
  | { type: "park"; slug: string; places: PlaceRef[]; communes: string[] }
  | { type: "commune"; places: PlaceRef[]; communes: string[] };

/** Where a lead is about, and who said so. */
export type Site =
  | (NamedSite & { from: "lead" })
  | (NamedSite & { from: "opportunity"; opportunity: string })
  | { type: "none"; places: []; communes: [] };

/** Which sector a lead is about, and who said so. */
export type LeadSector =
  | { code: string; from: "lead" }
  | { code: string; from: "opportunity"; opportunity: string }
  | { code: string; from: "text"; words: string[] };

/** The lead's own place, else that of its opportunity: the park whose land it offers, else its communes. */
export function siteOf(lead: Pick<LeadInput, "place" | "opportunity">, facts: RoutingFacts): Site {
  const place = lead.place === undefined ? null : readPlace(lead.place);
  if (place?.type === "park") return { ...park(place.slug, facts), from: "lead" };
  if (place?.type === "commune") return { ...communes([place.code]), from: "lead" };

  const offer = lead.opportunity === undefined ? undefined : facts.opportunities.get(lead.opportunity);
  if (!offer || lead.opportunity === undefined) return { type: "none", places: [], communes: [] };
  const from = { from: "opportunity", opportunity: lead.opportunity } as const;
  if (offer.parkSlug) return { ...park(offer.parkSlug, facts), ...from };
  if (offer.communeCodes.length > 0) return { ...communes(offer.communeCodes), ...from };
  return { type: "none", places: [], communes: [] };
}

function park(slug: string, facts: RoutingFacts) {
  const place: PlaceRef = `park:${slug}`;
  return {
    type: "park" as const,
    slug,
    places: [place],
    communes: [...(facts.parks.get(slug)?.communeCodes ?? [])],
  };
}

function communes(codes: readonly string[]) {
  return {
    type: "commune" as const,
    places: codes.map((code): PlaceRef => `commune:${code}`),
    communes: [...codes],
  };
}

/** The communes of a site that lie on the national border; one is enough for the whole place. */
export function borderCommunes(site: Site, facts: RoutingFacts): PlaceRef[] {
  return site.communes
    .filter((code) => facts.communes.get(code)?.border)
    .map((code): PlaceRef => `commune:${code}`);
}

/** The lead's own sector, else its opportunity's, else the one that its subject and message suggest. */
export function sectorOf(
  lead: Pick<LeadInput, "sector" | "opportunity" | "subject" | "message">,
  facts: RoutingFacts,
): LeadSector | null {
  if (lead.sector !== undefined) return { code: lead.sector, from: "lead" };
  const offered = lead.opportunity === undefined ? null : facts.opportunities.get(lead.opportunity)?.sector;
  if (offered && lead.opportunity !== undefined) {
    return { code: offered, from: "opportunity", opportunity: lead.opportunity };
  }
  const read = readSector([lead.subject, lead.message], facts.sectors);
  return read ? { code: read.sector, from: "text", words: read.words } : null;
}
