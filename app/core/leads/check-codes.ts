import type { LeadErrorKey } from "~/core/leads/errors";
import { type LeadInput, readPlace } from "~/core/leads/lead";
import type { CodeList } from "~/core/shared/code-list";

export type ReferenceCodes = {
  sectors: CodeList;
  communes: CodeList;
  parks: CodeList;
  opportunities: CodeList;
};

/** The first code of a lead that is in no list: an error at its path, never a route (routing policy). */
export function checkCodes(
  lead: Pick<LeadInput, "sector" | "place" | "opportunity">,
  reference: ReferenceCodes,
): { path: "sector" | "place" | "opportunity"; key: LeadErrorKey } | null {
  if (lead.sector !== undefined && !reference.sectors.has(lead.sector)) {
    return { path: "sector", key: "sector.unknown" };
  }
  if (lead.place !== undefined && !isKnownPlace(lead.place, reference)) {
    return { path: "place", key: "place.unknown" };
  }
  if (lead.opportunity !== undefined && !reference.opportunities.has(lead.opportunity)) {
    return { path: "opportunity", key: "opportunity.unknown" };
  }
  return null;
}

/** Whether a text names a commune or a park of these lists. */
export function isKnownPlace(ref: string, reference: Pick<ReferenceCodes, "communes" | "parks">): boolean {
  const place = readPlace(ref);
  if (!place) return false;
  return place.type === "park" ? reference.parks.has(place.slug) : reference.communes.has(place.code);
}
