import type { Capital, LeadKind, Need, PlaceRef, Priority, SubmitterType, Topic } from "~/core/leads/lead";
import type { Localised } from "~/core/shared/localised";

/** One thing that is true of a lead and that a rule asked for. */
export type Fact =
  | { code: "kind"; params: { kind: LeadKind } }
  | { code: "need"; params: { need: Need } }
  | { code: "topic"; params: { topic: Topic } }
  | { code: "submitter-type"; params: { type: SubmitterType } }
  | { code: "sector-of-lead"; params: { sector: string } }
  | { code: "sector-of-opportunity"; params: { sector: string; opportunity: string } }
  | { code: "sector-in-text"; params: { sector: string; words: string[] } }
  | { code: "place-of-lead"; params: { places: PlaceRef[] } }
  | { code: "place-of-opportunity"; params: { places: PlaceRef[]; opportunity: string } }
  | { code: "no-place"; params: Record<string, never> }
  | { code: "on-border"; params: { communes: PlaceRef[] } }
  | { code: "capital-at-least"; params: { usd: number; capital: Capital; ratesOf: string } }
  | { code: "decided-by"; params: { rule: string; name: Localised } }
  | { code: "priority"; params: { priority: Priority } };

/**
 * One result of routing, the rule that gave it, and what held. The rule's name is kept in it, so that an old decision
 * can be read after the rule was renamed or deleted.
 */
export type Reason =
  | { code: "department"; params: { department: string; rule: string; name: Localised }; because: Fact[] }
  | { code: "coordinating"; params: { department: string; rule: string; name: Localised }; because: Fact[] }
  | { code: "appraisal"; params: { department: string; rule: string; name: Localised }; because: Fact[] }
  | {
      code: "priority";
      params: { priority: Priority; rule: string | null; name: Localised };
      because: Fact[];
    }
  | { code: "due"; params: { workingDays: number; rule: string; name: Localised }; because: Fact[] };

/** What the public must never read, whatever rules the province writes (routing policy, last paragraph). */
function isPublic(fact: Fact): boolean {
  if (fact.code === "topic") return fact.params.topic !== "security";
  return !["on-border", "capital-at-least", "priority", "decided-by"].includes(fact.code);
}

/** What the submitter may read: the rule that decided the department, and the words and places that decided it. */
export function publicReasons(decision: { reasons: readonly Reason[] }): Reason[] {
  return decision.reasons.flatMap((reason) =>
    reason.code === "department" ? [{ ...reason, because: reason.because.filter(isPublic) }] : [],
  );
}
