import type { Capital, LeadKind, Need, PlaceRef, Priority, SubmitterType, Topic } from "~/core/leads/lead";
import type { ParkKind } from "~/core/routing/rules";
import type { Localised } from "~/core/shared/localised";

/** One thing that is true of a lead and that a rule asked for. */
export type Fact =
  | { code: "kind"; params: { kind: LeadKind } }
  | { code: "need"; params: { need: Need } }
  | { code: "topic"; params: { topic: Topic } }
  | { code: "submitter-type"; params: { type: SubmitterType } }
  | { code: "country"; params: { country: string } }
  | { code: "opportunity"; params: { opportunity: string } }
  | { code: "sector-of-lead"; params: { sector: string } }
  | { code: "sector-of-opportunity"; params: { sector: string; opportunity: string } }
  | { code: "sector-in-text"; params: { sector: string; words: string[] } }
  | { code: "place-of-lead"; params: { places: PlaceRef[] } }
  | { code: "place-of-opportunity"; params: { places: PlaceRef[]; opportunity: string } }
  | { code: "no-place"; params: Record<string, never> }
  | { code: "park-kind"; params: { kind: ParkKind; places: PlaceRef[] } }
  | { code: "on-border"; params: { communes: PlaceRef[] } }
  | { code: "capital-at-least"; params: { usd: number; capital: Capital; ratesOf: string } }
  | { code: "capital-at-most"; params: { usd: number; capital: Capital; ratesOf: string } }
  | { code: "area-at-least"; params: { ha: number; areaHa: number } }
  | { code: "area-at-most"; params: { ha: number; areaHa: number } }
  | { code: "words-in-text"; params: { words: string[] } }
  | { code: "decided-by"; params: { rule: string; name: Localised } }
  | { code: "priority"; params: { priority: Priority } };

/**
 * One result of routing, the rule that gave it (none reads a sector), and what held. Its name is kept, so that an old decision
 * can be read after the rule was renamed or deleted.
 */
export type Reason =
  /** A sector that was read from the text and that no other reason speaks of: who reads them sees that it was. */
  | { code: "sector"; params: { sector: string }; because: Fact[] }
  | { code: "department"; params: { department: string; rule: string; name: Localised }; because: Fact[] }
  | { code: "coordinating"; params: { department: string; rule: string; name: Localised }; because: Fact[] }
  | { code: "appraisal"; params: { department: string; rule: string; name: Localised }; because: Fact[] }
  | {
      code: "priority";
      params: { priority: Priority; rule: string | null; name: Localised };
      because: Fact[];
    }
  | { code: "due"; params: { workingDays: number; rule: string; name: Localised }; because: Fact[] }
  /** `recipient`: a department, or `coordinatorRecipient`. */
  | { code: "notify"; params: { recipient: string; rule: string; name: Localised }; because: Fact[] };

/**
 * What the public must never read, whatever rules the province writes (routing policy, last paragraph): the border,
 * security, and what would rank people: their capital and their country. Words, places, opportunities and the area
 * are what they themselves wrote, and say where their proposal belongs.
 */
function isPublic(fact: Fact): boolean {
  if (fact.code === "topic") return fact.params.topic !== "security";
  return !hidden.has(fact.code);
}

const hidden: ReadonlySet<Fact["code"]> = new Set<Fact["code"]>([
  "country",
  "on-border",
  "capital-at-least",
  "capital-at-most",
  "priority",
  "decided-by",
]);

/** What the submitter may read: the rule that decided the department, and the words and places that decided it. */
export function publicReasons(decision: { reasons: readonly Reason[] }): Reason[] {
  return decision.reasons.flatMap((reason) =>
    reason.code === "department" ? [{ ...reason, because: reason.because.filter(isPublic) }] : [],
  );
}
