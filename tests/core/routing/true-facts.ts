import type { LeadInput } from "~/core/leads/lead";
import type { Fact } from "~/core/routing/reason";
import type { RoutingDecision } from "~/core/routing/route-lead";
import { isAtLeastUsd } from "~/core/shared/money";
import { fold } from "~/core/shared/search-text";
import { facts } from "./province";

/** Says again, independently of the rules, whether a fact holds of a lead. */
export function isTrueOf(fact: Fact, lead: LeadInput, decision: RoutingDecision): boolean {
  const offer = lead.opportunity === undefined ? undefined : facts.opportunities.get(lead.opportunity);
  const text = `${lead.subject}\n${lead.message}`.normalize("NFC").toLowerCase();
  switch (fact.code) {
    case "kind":
      return lead.kind === fact.params.kind;
    case "need":
      return lead.need === fact.params.need;
    case "topic":
      return lead.topic === fact.params.topic;
    case "submitter-type":
      return lead.submitter.type === fact.params.type;
    case "sector-of-lead":
      return lead.sector === fact.params.sector;
    case "sector-of-opportunity":
      return (
        !lead.sector && offer?.sector === fact.params.sector && lead.opportunity === fact.params.opportunity
      );
    case "sector-in-text":
      return (
        !lead.sector &&
        !offer?.sector &&
        fact.params.words.length > 0 &&
        fact.params.words.every((word) => text.includes(word.toLowerCase()) || !/[à-ỹđ]/.test(text))
      );
    case "place-of-lead":
      return fact.params.places.length === 1 && lead.place === fact.params.places[0];
    case "place-of-opportunity":
      return !lead.place && lead.opportunity === fact.params.opportunity && fact.params.places.length > 0;
    case "no-place":
      return !lead.place && !offer?.parkSlug && (offer?.communeCodes.length ?? 0) === 0;
    case "on-border":
      return fact.params.communes.every((ref) => facts.communes.get(ref.slice("commune:".length))?.border);
    case "capital-at-least":
      return lead.capital !== undefined && isAtLeastUsd(lead.capital, fact.params.usd, facts.rates);
    case "country":
      return lead.submitter.country === fact.params.country;
    case "opportunity":
      return lead.opportunity === fact.params.opportunity;
    case "park-kind":
      return fact.params.places.some(
        (ref) => facts.parks.get(ref.slice("park:".length))?.kind === fact.params.kind,
      );
    case "capital-at-most":
      return lead.capital !== undefined && !isAtLeastUsd(lead.capital, fact.params.usd + 1, facts.rates);
    case "area-at-least":
      return lead.areaHa === fact.params.areaHa && fact.params.areaHa >= fact.params.ha;
    case "area-at-most":
      return lead.areaHa === fact.params.areaHa && fact.params.areaHa <= fact.params.ha;
    case "words-in-text":
      return fact.params.words.every((word) => fold(`${lead.subject}\n${lead.message}`).includes(fold(word)));
    case "decided-by":
      return decision.rule === fact.params.rule;
    case "priority":
      return decision.priority === fact.params.priority;
  }
}
