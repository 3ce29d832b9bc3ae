import type { OpportunityStatus } from "~/core/opportunities/opportunity";
import type { Park } from "~/core/places/place";

/** What in the published data says that there is land to let. */
export const landEvidence = ["leasable-land", "not-full", "leasing"] as const;
export type LandEvidence = (typeof landEvidence)[number];

/** The land that a park lets, as an offer of its own under the park's slug; its sentences are texts of the page. */
export type LandOffer = {
  slug: string;
  kind: "park-land";
  parkSlug: string;
  communeCodes: readonly string[];
  /** Land for lease, let or not, in ha; never the area of the whole park. null: not published. */
  areaHa: number | null;
  /** Mostly private sites say so, as of the stated date; it is on no list of the province, which has not confirmed it. */
  status: Extract<OpportunityStatus, "named">;
  statusAsOf: string;
  /** In the order of `landEvidence`; never empty. */
  evidence: readonly LandEvidence[];
  /** Figures for the sentences: only those that the source gives. */
  params: { areaHa: number | null; leasableHa: number | null; occupancyPct: number | null };
};

/** Words of a status that mean there is no land yet, whatever figures stand beside it. */
const notYet = /\b(?:planned|in planning|procedure|policy approved)\b/;

/**
 * The land offer of a park, null when the data gives no ground for one: leasable land, a share let of less than 100 %,
 * or a status of leasing; never for a park that is full or not yet built.
 */
export function landOffer(park: Park): LandOffer | null {
  const status = park.status.toLowerCase();
  const isFull = /\bfull\b/.test(status) || (park.occupancyPct !== null && park.occupancyPct >= 100);
  if (isFull || notYet.test(status)) return null;
  const grounds = {
    "leasable-land": park.leasableHa !== null && park.leasableHa > 0,
    "not-full": park.occupancyPct !== null && park.occupancyPct < 100,
    leasing: /\bleasing\b/.test(status),
  } satisfies Record<LandEvidence, boolean>;
  const evidence = landEvidence.filter((ground) => grounds[ground]);
  if (evidence.length === 0) return null;
  return {
    slug: park.slug,
    kind: "park-land",
    parkSlug: park.slug,
    communeCodes: park.communeCodes,
    areaHa: park.leasableHa !== null && park.leasableHa > 0 ? park.leasableHa : null,
    status: "named",
    statusAsOf: park.statusAsOf,
    evidence,
    params: { areaHa: park.areaHa, leasableHa: park.leasableHa, occupancyPct: park.occupancyPct },
  };
}
