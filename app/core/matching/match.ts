import type { LeadKind, Need, SubmitterType } from "~/core/leads/lead";
import { pairFit } from "~/core/matching/counterparts";
import { relatedSectors } from "~/core/matching/related-sectors";
import type { OpportunityKind, OpportunityStatus } from "~/core/opportunities/opportunity";
import type { FormerProvince } from "~/core/places/place";

/** What a match looks at, in the order in which it is shown. */
export const matchParts = [
  "sector",
  "place",
  "kind",
  "need",
  "capital",
  "area",
  "words",
  "standing",
] as const;
export type MatchPart = (typeof matchParts)[number];

/** How much each part counts; together 100. A link keeps the version it was made by. */
export type MatchWeights = { version: number; parts: Record<MatchPart, number> };

export const matchWeights: MatchWeights = {
  version: 1,
  parts: { sector: 30, place: 20, kind: 10, need: 10, capital: 10, area: 10, words: 5, standing: 5 },
};

/** What lead and candidate have in common to be compared by; null is what nobody said. */
type Comparable = {
  sector: string | null;
  /** Codes of the communes that it is about; none when nobody said. */
  communes: readonly string[];
  park: string | null;
  regions: readonly FormerProvince[];
  /** At the reference rate. */
  capitalUsd: number | null;
  areaHa: number | null;
  /** Words and pairs of words, made by `wordsOf`. */
  words: ReadonlySet<string>;
};

export type MatchLead = Comparable & {
  kind: LeadKind;
  need: Need | null;
  submitterType: SubmitterType;
};

export type MatchOpportunity = Comparable & {
  type: "opportunity";
  kind: OpportunityKind;
  status: OpportunityStatus;
  /** ISO day; null when its source names none. */
  statusDate: string | null;
};

export type MatchCounterpart = MatchLead & {
  type: "lead";
  /** ISO day on which it was received. */
  receivedOn: string;
};

export type MatchCandidate = MatchOpportunity | MatchCounterpart;

/** Why a part got its points: a key below `matching:reasons`, and what the sentence needs. */
export type MatchReason = { key: MatchReasonKey; params: Record<string, string | number> };

export const matchReasonKeys = [
  "sector.same",
  "sector.related",
  "sector.land",
  "sector.other",
  "sector.unknown",
  "place.park",
  "place.commune",
  "place.region",
  "place.other",
  "place.unknown",
  "kind.fits",
  "kind.partly",
  "kind.not",
  "need.fits",
  "need.partly",
  "need.none",
  "capital.near",
  "capital.far",
  "capital.out",
  "capital.unknown",
  "area.enough",
  "area.published",
  "area.partly",
  "area.out",
  "area.unknown",
  "words.common",
  "words.none",
  "standing.current",
  "standing.preparing",
  "standing.old",
  "standing.undated",
] as const;
export type MatchReasonKey = (typeof matchReasonKeys)[number];

export type ScoredPart = { part: MatchPart; weight: number; points: number; reason: MatchReason };
/** `total`: 0 to 100, whole; the parts' points add up to it before rounding. */
export type Match = { total: number; parts: ScoredPart[] };

type Fit = { share: number; reason: MatchReason };
const gives = (share: number, key: MatchReasonKey, params: MatchReason["params"] = {}): Fit => ({
  share,
  reason: { key, params },
});

/**
 * How well a candidate fits a lead, with the reason of every part. The same values always give the same match; `today`
 * (ISO day) is for freshness alone. Null for what can't be offered: a closed or awarded opportunity, a lead of the same
 * side, or kinds that have nothing to give each other.
 */
export function matchScore(
  lead: MatchLead,
  candidate: MatchCandidate,
  weights: MatchWeights,
  today: string,
): Match | null {
  const kind = kindFit(lead, candidate);
  if (kind.share === 0) return null;
  const fits: Record<MatchPart, Fit> = {
    sector: sectorFit(lead, candidate),
    place: placeFit(lead, candidate),
    kind,
    need: needFit(lead, candidate),
    capital: capitalFit(lead, candidate),
    area: areaFit(lead, candidate),
    words: wordsFit(lead, candidate),
    standing: standingFit(candidate, today),
  };
  const parts = matchParts.map((part): ScoredPart => {
    const { share, reason } = fits[part];
    const weight = weights.parts[part];
    return { part, weight, points: Math.round(weight * share * 10) / 10, reason };
  });
  return { total: Math.round(parts.reduce((sum, { points }) => sum + points, 0)), parts };
}

/** Below this nobody is told of a match: it would rest on a shared province and a kind. */
export const leastTotal = 40;

/** Whether a match is worth somebody's time: enough in all, and something in common of substance. */
export function isWorthShowing(match: Match): boolean {
  const points = (part: MatchPart) => match.parts.find((scored) => scored.part === part)?.points ?? 0;
  return match.total >= leastTotal && points("sector") + points("words") > 0;
}

/** The best first; equal totals in the order of their names, so that the order is always the same. */
export function rankMatches<Item extends { id: string; match: Match }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => b.match.total - a.match.total || (a.id < b.id ? -1 : 1));
}

const opportunityFits: Partial<Record<LeadKind, Record<OpportunityKind, number>>> = {
  investment: { project: 1, "park-land": 1, technology: 0.4 },
  partnership: { project: 1, "park-land": 0.4, technology: 0.6 },
  technology: { project: 0.4, "park-land": 0.2, technology: 1 },
  support: { project: 0.6, "park-land": 0.2, technology: 0.6 },
};

function kindFit(lead: MatchLead, candidate: MatchCandidate): Fit {
  if (candidate.type === "opportunity") {
    if (candidate.status === "closed" || candidate.status === "awarded") return gives(0, "kind.not");
    return byShare(opportunityFits[lead.kind]?.[candidate.kind] ?? 0);
  }
  return byShare(pairFit(lead, candidate));
}

function byShare(share: number): Fit {
  if (share === 0) return gives(0, "kind.not");
  return gives(share, share === 1 ? "kind.fits" : "kind.partly");
}

/** Sectors that build on land in a park. */
const factories: ReadonlySet<string> = new Set([
  "electronics",
  "mechanical-engineering",
  "textiles-footwear",
  "food-processing",
  "logistics",
]);

/** Whether a lead looks for land to build on: land in a park has no sector of its own, and meets it by half. */
export function seeksLand({ kind, sector }: Pick<MatchLead, "kind" | "sector">): boolean {
  return kind === "investment" && sector !== null && factories.has(sector);
}

function sectorFit(lead: MatchLead, candidate: MatchCandidate): Fit {
  const { sector } = candidate;
  const isLand = candidate.type === "opportunity" && candidate.kind === "park-land";
  if (isLand && sector === null && seeksLand(lead)) return gives(0.5, "sector.land");
  if (lead.sector === null || sector === null) return gives(0, "sector.unknown");
  if (lead.sector === sector) return gives(1, "sector.same", { sector });
  if (relatedSectors(lead.sector).includes(sector)) return gives(0.5, "sector.related", { sector });
  return gives(0, "sector.other", { sector });
}

function placeFit(lead: MatchLead, candidate: MatchCandidate): Fit {
  if (lead.park !== null && lead.park === candidate.park) return gives(1, "place.park", { park: lead.park });
  const commune = lead.communes.find((code) => candidate.communes.includes(code));
  if (commune !== undefined) return gives(0.8, "place.commune", { commune });
  const region = lead.regions.find((name) => candidate.regions.includes(name));
  if (region !== undefined) return gives(0.4, "place.region", { region });
  const isSaid = lead.regions.length > 0 && candidate.regions.length > 0;
  return gives(0, isSaid ? "place.other" : "place.unknown");
}

/** Whether one has what the other looks for. Only technology and the wishes of `support` are told apart so finely. */
function needFit(lead: MatchLead, candidate: MatchCandidate): Fit {
  const seeksTechnology = lead.kind === "technology" || lead.need === "technology";
  if (candidate.type === "opportunity") {
    if (seeksTechnology)
      return candidate.kind === "technology" ? gives(1, "need.fits") : gives(0, "need.none");
    if (lead.kind === "investment" || lead.kind === "partnership") return gives(1, "need.fits");
    return lead.need === "supply-chain" || lead.need === "capital"
      ? gives(0.5, "need.partly")
      : gives(0, "need.none");
  }
  const met = needMet(lead, candidate) || needMet(candidate, lead);
  return met ? gives(1, "need.fits") : gives(0, "need.none");
}

function needMet(asking: MatchLead, giving: MatchLead): boolean {
  switch (asking.need) {
    case "technology":
      return giving.kind === "technology";
    case "capital":
      return giving.kind === "investment";
    case "supply-chain":
      return giving.kind === "investment" || giving.kind === "partnership";
    case "market":
      return giving.kind === "partnership";
    default:
      return asking.kind === giving.kind;
  }
}

function capitalFit(lead: MatchLead, { capitalUsd }: MatchCandidate): Fit {
  if (!lead.capitalUsd || !capitalUsd) return gives(0, "capital.unknown");
  const ratio = lead.capitalUsd / capitalUsd;
  if (ratio >= 0.5 && ratio <= 2) return gives(1, "capital.near");
  return ratio >= 0.2 && ratio <= 5 ? gives(0.5, "capital.far") : gives(0, "capital.out");
}

/** A place may be larger than what is asked for, hardly smaller. */
function areaFit(lead: MatchLead, { areaHa, type }: MatchCandidate): Fit {
  if (!lead.areaHa || !areaHa) return gives(0, "area.unknown");
  const ratio = areaHa / lead.areaHa;
  // The published area of an opportunity is its whole area: how much of it is free nobody has said.
  if (ratio >= 1) return gives(1, type === "opportunity" ? "area.published" : "area.enough");
  return ratio >= 0.5 ? gives(0.5, "area.partly") : gives(0, "area.out");
}

const enoughWords = 3;

function wordsFit(lead: MatchLead, { words }: MatchCandidate): Fit {
  const common = [...lead.words].filter((word) => words.has(word));
  if (common.length === 0) return gives(0, "words.none");
  return gives(Math.min(1, common.length / enoughWords), "words.common", {
    words: common.slice(0, enoughWords).join(", "),
  });
}

const standings: Record<OpportunityStatus, number> = {
  open: 1,
  called: 0.8,
  listed: 0.7,
  "past-list": 0.7,
  named: 0.7,
  preparing: 0.4,
  closed: 0,
  awarded: 0,
};
const freshYears = 3;
const freshDays = 180;

function standingFit(candidate: MatchCandidate, today: string): Fit {
  if (candidate.type === "lead") {
    const isFresh = daysBetween(candidate.receivedOn, today) <= freshDays;
    return isFresh ? gives(1, "standing.current") : gives(0.5, "standing.old");
  }
  const share = standings[candidate.status];
  if (candidate.statusDate === null) return gives(share * 0.5, "standing.undated");
  if (daysBetween(candidate.statusDate, today) > freshYears * 365) return gives(share * 0.6, "standing.old");
  return gives(share, candidate.status === "preparing" ? "standing.preparing" : "standing.current");
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
