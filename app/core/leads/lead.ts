import type { Language } from "~/core/shared/language";
import type { Currency } from "~/core/shared/money";

/** What a person comes for; asked first, because every later question follows from it. */
export const leadKinds = [
  "investment",
  "partnership",
  "technology",
  "expertise",
  "contribution",
  "return",
  "obstacle",
  "support",
] as const;
export type LeadKind = (typeof leadKinds)[number];

export const submitterTypes = [
  "foreign-investor",
  "overseas-vietnamese",
  "domestic-enterprise",
  "citizen",
  "locality",
  "mission",
] as const;
export type SubmitterType = (typeof submitterTypes)[number];

/** Only these kinds have a need, and each has its own. */
export const needsByKind = {
  return: ["visa-exemption", "residence", "nationality", "work", "property", "business", "other"],
  support: ["market", "capital", "technology", "supply-chain"],
} as const;
export type KindWithNeed = keyof typeof needsByKind;
export type Need = (typeof needsByKind)[KindWithNeed][number];
export const needs: readonly Need[] = [...needsByKind.return, ...needsByKind.support];

/** What an obstacle is about; only obstacles have a topic. */
export const topics = [
  "land",
  "environment",
  "construction",
  "labour",
  "tax-customs",
  "licence",
  "security",
  "other",
] as const;
export type Topic = (typeof topics)[number];

export const leadStates = [
  "received",
  "routed",
  "in-progress",
  "waiting-for-submitter",
  "resolved",
  "withdrawn",
] as const;
export type LeadState = (typeof leadStates)[number];

/** Somebody has something to do with a lead in these states; in the others nobody has. */
export const openStates = [
  "received",
  "routed",
  "in-progress",
  "waiting-for-submitter",
] as const satisfies LeadState[];
export const closedStates = ["resolved", "withdrawn"] as const satisfies LeadState[];

/** In these the clock of the answer runs: a lead can be early or late. */
export const runningStates = ["received", "routed", "in-progress"] as const satisfies LeadState[];

export function isClosed(state: string): boolean {
  return closedStates.some((closed) => closed === state);
}

export function isRunning(state: string): boolean {
  return runningStates.some((running) => running === state);
}

/** How a resolved lead ended. */
export const outcomes = ["agreed", "answered", "referred", "declined"] as const;
export type Outcome = (typeof outcomes)[number];

export const priorities = ["high", "normal"] as const;
export type Priority = (typeof priorities)[number];

/** The text of consent that is shown at present; an older one is not consent to today's processing. */
export const consentVersion = "2026-1";

/** A place as the lead and the URL write it: `commune:27757`, `park:long-hau`. */
export type PlaceRef = `commune:${string}` | `park:${string}`;

export type Place = { type: "commune"; code: string } | { type: "park"; slug: string };

/** Reads `commune:CODE` or `park:SLUG`; null when it is neither. Whether the code is in a list is asked elsewhere. */
export function readPlace(ref: string): Place | null {
  const commune = /^commune:([0-9]{1,10})$/.exec(ref)?.[1];
  if (commune) return { type: "commune", code: commune };
  const park = /^park:([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(ref)?.[1];
  return park ? { type: "park", slug: park } : null;
}

export function isPlaceRef(ref: string): ref is PlaceRef {
  return readPlace(ref) !== null;
}

export type Submitter = {
  type: SubmitterType;
  name: string;
  email: string;
  phone?: string | undefined;
  /** ISO 3166-1 alpha-2 */
  country: string;
  /** The language in which the submitter is answered. */
  language: Language;
};

export type Organisation = { name: string; country?: string | undefined; website?: string | undefined };

/** Capital as the JSON carries it: whole units of the currency, with decimals where the person gave some. */
export type Capital = { amount: number; currency: Currency };

/** A lead as it is handed in: what `leadSchema` lets through. */
export type LeadInput = {
  kind: LeadKind;
  submitter: Submitter;
  organisation?: Organisation | undefined;
  sector?: string | undefined;
  place?: PlaceRef | undefined;
  opportunity?: string | undefined;
  capital?: Capital | undefined;
  areaHa?: number | undefined;
  jobs?: number | undefined;
  need?: Need | undefined;
  topic?: Topic | undefined;
  subject: string;
  message: string;
  consent: { version: string };
};

/** The needs of a kind; none for kinds that have no need. */
export function needsOf(kind: LeadKind): readonly Need[] {
  return kind === "return" || kind === "support" ? needsByKind[kind] : [];
}
