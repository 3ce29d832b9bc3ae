import { isListedByDefault } from "~/core/opportunities/opportunity";
import { communeRef, parkRef } from "~/core/places/place";
import type { Resolution } from "~/core/places/resolution";
import { resolvePlace } from "~/core/places/resolve-place";
import type { Database } from "~/infra/db/client.server";
import { catalogueOf } from "~/services/opportunities/catalogue.server";
import { responsibleFor } from "~/services/opportunities/responsible-department";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import type {
  CommuneRecord,
  DepartmentRecord,
  OpportunityRecord,
  ParkRecord,
} from "~/services/reference/records";

export type ParkDetail = {
  facts: Facts;
  park: ParkRecord;
  communes: CommuneRecord[];
  /** The park's own land as an opportunity, when the data gives ground for one. */
  land: OpportunityRecord | null;
  /** Opportunities of the list in the park or in its communes, the newest first. */
  near: OpportunityRecord[];
  /** Who answers a proposal about the park's land. */
  department: DepartmentRecord | null;
};

export async function findPark(db: Database, slug: string, now: Date): Promise<ParkDetail | null> {
  const facts = await readFacts(db);
  const park = facts.parks.get(slug);
  if (!park) return null;
  const near = listedIn(facts, [parkRef(slug), ...park.communeCodes.map(communeRef)]);
  return {
    facts,
    park,
    communes: park.communeCodes.flatMap((code) => facts.communes.get(code) ?? []),
    land: near.find((opportunity) => opportunity.slug === slug) ?? null,
    near: near.filter((opportunity) => opportunity.slug !== slug).slice(0, most),
    department: responsibleFor({ kind: "investment", place: parkRef(slug) }, facts, now)?.department ?? null,
  };
}

export type CommuneDetail = {
  facts: Facts;
  commune: CommuneRecord;
  parks: ParkRecord[];
  opportunities: OpportunityRecord[];
};

/** A commune or ward of today by its slug. */
export async function findCommune(db: Database, slug: string): Promise<CommuneDetail | null> {
  const facts = await readFacts(db);
  const commune = [...facts.communes.values()].find((one) => one.slug === slug);
  if (!commune) return null;
  return {
    facts,
    commune,
    parks: [...facts.parks.values()].filter((park) => park.communeCodes.includes(commune.code)),
    opportunities: listedIn(facts, [communeRef(commune.code)]).slice(0, most),
  };
}

/** What a typed place means today; null when nothing was typed. */
export async function findPlace(
  db: Database,
  typed: string,
): Promise<{ facts: Facts; resolution: Resolution | null }> {
  const facts = await readFacts(db);
  const text = typed.trim().slice(0, 200);
  return { facts, resolution: text === "" ? null : resolvePlace(text, facts.gazetteer) };
}

/** How many a page shows; a park's own land is none of them, and is found however many are newer. */
const most = 20;

/** Opportunities of the list in any of these places, in the order of the catalogue. */
function listedIn(facts: Facts, places: readonly string[]): OpportunityRecord[] {
  const catalogue = catalogueOf(facts);
  const rows = new Set(places.flatMap((place) => [...(catalogue.postings.place.get(place)?.rows ?? [])]));
  return [...rows]
    .sort((one, other) => one - other)
    .flatMap((row) => facts.opportunities.get(catalogue.rows[row]?.slug ?? "") ?? [])
    .filter(({ status }) => isListedByDefault(status));
}
