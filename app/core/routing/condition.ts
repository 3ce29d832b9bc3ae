import type { LeadInput, PlaceRef, Priority } from "~/core/leads/lead";
import type { LeadSector, Site } from "~/core/routing/facts";
import type { Fact } from "~/core/routing/reason";
import type { Condition, DepartmentRule } from "~/core/routing/rules";
import { type ExchangeRates, isAtLeastUsd } from "~/core/shared/money";

/** All that a condition can ask about. */
export type Circumstances = {
  lead: LeadInput;
  site: Site;
  border: PlaceRef[];
  sector: LeadSector | null;
  rates: ExchangeRates;
  decidedBy?: DepartmentRule;
  priority?: Priority;
};

/** A test of one field of a condition: null when it is not asked, no facts when it does not hold. */
type Check = (asked: Condition, on: Circumstances) => Fact[] | null;

function holds<T>(
  asked: readonly T[] | undefined,
  value: T | undefined,
  fact: (value: T) => Fact,
): Fact[] | null {
  if (!asked) return null;
  return value !== undefined && asked.includes(value) ? [fact(value)] : [];
}

const checks = {
  kind: (asked, { lead }) => holds(asked.kind, lead.kind, (kind) => ({ code: "kind", params: { kind } })),
  need: (asked, { lead }) => holds(asked.need, lead.need, (need) => ({ code: "need", params: { need } })),
  topic: (asked, { lead }) =>
    holds(asked.topic, lead.topic, (topic) => ({ code: "topic", params: { topic } })),
  submitterType: (asked, { lead }) =>
    holds(asked.submitterType, lead.submitter.type, (type) => ({ code: "submitter-type", params: { type } })),
  sector: (asked, { sector }) =>
    asked.sector ? (sector && asked.sector.includes(sector.code) ? [sectorFact(sector)] : []) : null,
  site: (asked, { site }) => holds(asked.site, site.type, () => siteFact(site)),
  onBorder: (asked, { border }) =>
    asked.onBorder ? (border.length > 0 ? [{ code: "on-border", params: { communes: border } }] : []) : null,
  capitalUsdAtLeast: (asked, on) =>
    asked.capitalUsdAtLeast === undefined ? null : capital(asked.capitalUsdAtLeast, on),
  decidedBy: (asked, { decidedBy }) =>
    holds(asked.decidedBy, decidedBy?.code, (rule) => ({
      code: "decided-by",
      params: { rule, name: decidedBy?.name ?? {} },
    })),
  priority: (asked, { priority }) =>
    holds(asked.priority, priority, (value) => ({ code: "priority", params: { priority: value } })),
} satisfies Record<keyof Condition, Check>;

function capital(usd: number, { lead, rates }: Circumstances): Fact[] {
  if (!lead.capital || !isAtLeastUsd(lead.capital, usd, rates)) return [];
  return [{ code: "capital-at-least", params: { usd, capital: lead.capital, ratesOf: rates.date } }];
}

/** How a sector is said to be the lead's: named, its opportunity's, or read from these words. */
export function sectorFact(sector: LeadSector): Fact {
  switch (sector.from) {
    case "lead":
      return { code: "sector-of-lead", params: { sector: sector.code } };
    case "opportunity":
      return {
        code: "sector-of-opportunity",
        params: { sector: sector.code, opportunity: sector.opportunity },
      };
    case "text":
      return { code: "sector-in-text", params: { sector: sector.code, words: sector.words } };
  }
}

function siteFact(site: Site): Fact {
  if (site.type === "none") return { code: "no-place", params: {} };
  if (site.from === "lead") return { code: "place-of-lead", params: { places: site.places } };
  return { code: "place-of-opportunity", params: { places: site.places, opportunity: site.opportunity } };
}

/** What held, when the whole condition holds; null when any field of it does not. */
function met(condition: Condition, on: Circumstances): Fact[] | null {
  const facts: Fact[] = [];
  for (const check of Object.values(checks)) {
    const held = check(condition, on);
    if (held === null) continue;
    if (held.length === 0) return null;
    facts.push(...held);
  }
  return facts;
}

/** What held of a rule's conditions, each fact once; null when none of them holds as a whole. */
export function ruleFacts(when: readonly Condition[], on: Circumstances): Fact[] | null {
  const held = when.map((condition) => met(condition, on)).filter((facts) => facts !== null);
  if (held.length === 0) return null;
  const distinct = new Map(held.flat().map((fact) => [fact.code, fact]));
  return [...distinct.values()];
}
