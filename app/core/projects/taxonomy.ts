import type { Localised } from "~/core/shared/localised";

/** The way of a project, from the first contact to the care for who has settled. */
export const stages = [
  "NEW",
  "QUALIFIED",
  "PROPOSAL",
  "SITE_VISIT",
  "NEGOTIATION",
  "DECISION",
  "LICENSING",
  "IMPLEMENTATION",
  "OPERATION",
  "AFTERCARE",
] as const;
export type Stage = (typeof stages)[number];

export const projectStates = ["active", "stalled", "lost"] as const;
export type ProjectState = (typeof projectStates)[number];

/** Why a project stalls or is lost. */
export const closedReasons = [
  "other-province",
  "other-country",
  "no-land",
  "power-water",
  "labour",
  "procedure-time",
  "cost",
  "screened-out",
  "no-answer",
  "duplicate",
] as const;
export type ClosedReason = (typeof closedReasons)[number];

export const capitalKinds = ["committed", "realised"] as const;
export type CapitalKind = (typeof capitalKinds)[number];

/** IRC: investment registration certificate; ERC: enterprise registration certificate. */
export const certificateKinds = ["IRC", "ERC", "policy-approval", "construction-permit", "other"] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** Only what these leads agree on can become a project. */
export const projectLeadKinds = ["investment", "partnership", "technology"] as const;

/** The words of stages, reasons and neutral labels, and the shares from which dependence is pointed out. */
export type ProjectTaxonomy = {
  stages: readonly { code: Stage; names: Localised; exit: Localised }[];
  reasons: readonly { code: ClosedReason; names: Localised }[];
  publicLabels: readonly { code: string; names: Localised }[];
  concentration: ConcentrationBands;
};

/** Shares from 0 to 1 of the first partner: from `watch` on look closely, from `high` on one market carries too much. */
export type ConcentrationBands = { watch: number; high: number };

export function isStage(text: string): text is Stage {
  return stages.some((stage) => stage === text);
}
