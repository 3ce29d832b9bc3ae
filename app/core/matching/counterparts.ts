import { type LeadKind, type Need, type SubmitterType, submitterTypes } from "~/core/leads/lead";

/** Kinds of lead that something or somebody can be found for. */
export const matchedKinds = ["investment", "partnership", "technology", "support"] as const;
export type MatchedKind = (typeof matchedKinds)[number];

export function isMatchedKind(kind: string): kind is MatchedKind {
  return matchedKinds.some((known) => known === kind);
}

type Party = { kind: LeadKind; need: Need | null; submitterType: SubmitterType };

/** Which side of the table somebody sits on: abroad, or in the province. */
const sides = {
  "foreign-investor": "abroad",
  "overseas-vietnamese": "abroad",
  mission: "abroad",
  "domestic-enterprise": "home",
  locality: "home",
  citizen: "home",
} as const satisfies Record<SubmitterType, "abroad" | "home">;

/** Those who sit on the other side. */
export function otherSide(type: SubmitterType): SubmitterType[] {
  return submitterTypes.filter((candidate) => sides[candidate] !== sides[type]);
}

/** How well two leads of opposite sides fit by what they are: symmetric; 0 when neither has what the other wants. */
const pairs: Record<MatchedKind, Record<MatchedKind, number>> = {
  investment: { investment: 0.4, partnership: 1, technology: 0.3, support: 0.8 },
  partnership: { investment: 1, partnership: 1, technology: 0.6, support: 0.8 },
  technology: { investment: 0.3, partnership: 0.6, technology: 1, support: 0.8 },
  support: { investment: 0.8, partnership: 0.8, technology: 0.8, support: 0 },
};

export function pairFit(one: Party, other: Party): number {
  if (sides[one.submitterType] === sides[other.submitterType]) return 0;
  if (!isMatchedKind(one.kind) || !isMatchedKind(other.kind)) return 0;
  const wantsWhat = fitsNeed(one, other.kind) && fitsNeed(other, one.kind);
  return wantsWhat ? pairs[one.kind][other.kind] : 0;
}

/** Somebody who looks for capital is not helped by a technology. */
function fitsNeed({ need }: Party, given: MatchedKind): boolean {
  if (need === "technology") return given !== "investment";
  if (need === "capital") return given === "investment" || given === "partnership";
  if (need === "market" || need === "supply-chain") return given !== "technology";
  return true;
}
