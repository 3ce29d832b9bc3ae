import type { Localised } from "~/core/shared/localised";
import type { Money } from "~/core/shared/money";

export const opportunityKinds = ["project", "park-land", "technology"] as const;
export type OpportunityKind = (typeof opportunityKinds)[number];

/**
 * How far an offer has come, in the order in which the list shows it.
 * `open` is said by the province alone, never by a source from the press: reference data has none. `listed` is on an official
 * list of today, `past-list` on one of former calls, `named` in published sources that are no list of the province.
 */
export const opportunityStatuses = [
  "open",
  "called",
  "listed",
  "past-list",
  "named",
  "preparing",
  "closed",
  "awarded",
] as const;
export type OpportunityStatus = (typeof opportunityStatuses)[number];

/** One published offer, as the catalogue holds it. */
export type Opportunity = {
  slug: string;
  kind: OpportunityKind;
  name: Localised;
  summary: Localised;
  /** Code of the sector; null where an offer suits many (land in a park), so that no sector is made up. */
  sector: string | null;
  /** Codes of today's communes; empty when no source places the offer. */
  communeCodes: readonly string[];
  /** The park whose land it offers. */
  parkSlug: string | null;
  /** The old place as published: "xã Tân Mỹ, huyện Đức Hòa". */
  formerLocation: string | null;
  areaHa: number | null;
  /** Only what a source prints in a plausible unit; anything else is unknown, not a number to filter by. */
  capital: Money | null;
  /** The same in USD at the reference rate of the day, for filter and order. */
  capitalUsd: number | null;
  form: string | null;
  status: OpportunityStatus;
  /** The date of the status, as published: "2015; again in the 13 projects of July 2023". */
  statusAsOf: string;
  /** First day of the latest time that `statusAsOf` names (`statusDate`), for the order only; null when it names none. */
  statusDate: string | null;
  /** How far sources confirm it, as published: "yes", "secondary source" … */
  confirmed: string;
  sources: readonly string[];
  note: string | null;
  /** When the record was last changed here, ISO 8601. */
  updatedAt: string;
};

/** Offers that nobody can take up any more stay readable, but are listed only when asked for by `status=`. */
export function isListedByDefault(status: OpportunityStatus): boolean {
  return status !== "closed" && status !== "awarded";
}

export function isOpportunityKind(value: string): value is OpportunityKind {
  return opportunityKinds.some((kind) => kind === value);
}

export function isOpportunityStatus(value: string): value is OpportunityStatus {
  return opportunityStatuses.some((status) => status === value);
}
