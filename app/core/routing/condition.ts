import type { Capital, PlaceRef, Priority } from "~/core/leads/lead";
import {
  borderCommunes,
  type LeadSector,
  type RoutableLead,
  type RoutingFacts,
  type Site,
  sectorOf,
  siteOf,
} from "~/core/routing/facts";
import type { Fact } from "~/core/routing/reason";
import type { Condition, ConditionField, DepartmentRule, Rule } from "~/core/routing/rules";
import { wordPattern, wordText } from "~/core/routing/words";
import { type ExchangeRates, isAtLeastUsd, isAtMostUsd } from "~/core/shared/money";

/** All that a condition can ask about. What is read from the text is read when the first rule asks, and once. */
export type Circumstances = {
  lead: RoutableLead;
  /** The day of Viet Nam on which the lead was received, ISO. */
  receivedOn: string;
  site: Site;
  parkKind: string | undefined;
  border: PlaceRef[];
  sector: () => LeadSector | null;
  text: () => string;
  rates: ExchangeRates;
  decidedBy?: DepartmentRule;
  priority?: Priority;
};

/** What rules can ask of a lead received on `receivedOn` (a day of Viet Nam, ISO), before anything is decided. */
export function circumstancesOf(lead: RoutableLead, facts: RoutingFacts, receivedOn: string): Circumstances {
  const site = siteOf(lead, facts);
  return {
    lead,
    receivedOn,
    site,
    parkKind: site.type === "park" ? facts.parks.get(site.slug)?.kind : undefined,
    border: borderCommunes(site, facts),
    sector: once(() => sectorOf(lead, facts)),
    text: once(() => wordText([lead.subject, lead.message])),
    rates: facts.rates,
  };
}

function once<T>(read: () => T): () => T {
  let known: { value: T } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** What holds of one field: nothing when it fails, null when the condition does not ask for it. */
type Check = (condition: Condition, on: Circumstances) => Fact[] | null;

function ask<F extends ConditionField>(
  field: F,
  check: (asked: NonNullable<Condition[F]>, on: Circumstances) => Fact[],
): Check {
  return (condition, on) => {
    const asked = condition[field];
    return asked === undefined || asked === null ? null : check(asked, on);
  };
}

function oneOf<T>(asked: readonly T[], value: T | undefined, fact: (value: T) => Fact): Fact[] {
  return value !== undefined && asked.includes(value) ? [fact(value)] : [];
}

/** In the order in which reasons are told. */
const checks = {
  kind: ask("kind", (asked, { lead }) =>
    oneOf(asked, lead.kind, (kind) => ({ code: "kind", params: { kind } })),
  ),
  need: ask("need", (asked, { lead }) =>
    oneOf(asked, lead.need, (need) => ({ code: "need", params: { need } })),
  ),
  topic: ask("topic", (asked, { lead }) =>
    oneOf(asked, lead.topic, (topic) => ({ code: "topic", params: { topic } })),
  ),
  submitterType: ask("submitterType", (asked, { lead }) =>
    oneOf(asked, lead.submitter.type, (type) => ({ code: "submitter-type", params: { type } })),
  ),
  country: ask("country", (asked, { lead }) =>
    oneOf(asked, lead.submitter.country, (country) => ({ code: "country", params: { country } })),
  ),
  sector: ask("sector", (asked, on) => {
    const sector = on.sector();
    return sector && asked.includes(sector.code) ? [sectorFact(sector)] : [];
  }),
  opportunity: ask("opportunity", (asked, { lead }) =>
    oneOf(asked, lead.opportunity, (opportunity) => ({ code: "opportunity", params: { opportunity } })),
  ),
  site: ask("site", (asked, { site }) => (asked.includes(site.type) ? [siteFact(site)] : [])),
  place: ask("place", (asked, { site }) => {
    const places = site.places.filter((place) => asked.includes(place));
    return site.type === "none" || places.length === 0 ? [] : [siteFact(site)];
  }),
  parkKind: ask("parkKind", (asked, { site, parkKind }) =>
    asked.flatMap((kind): Fact[] =>
      kind === parkKind && site.type === "park"
        ? [{ code: "park-kind", params: { kind, places: site.places } }]
        : [],
    ),
  ),
  onBorder: ask("onBorder", (_, { border }) =>
    border.length > 0 ? [{ code: "on-border", params: { communes: border } }] : [],
  ),
  capitalUsdAtLeast: ask("capitalUsdAtLeast", (usd, { lead: { capital }, rates }) =>
    capital && isAtLeastUsd(capital, usd, rates)
      ? [capitalFact("capital-at-least", usd, capital, rates)]
      : [],
  ),
  capitalUsdAtMost: ask("capitalUsdAtMost", (usd, { lead: { capital }, rates }) =>
    capital && isAtMostUsd(capital, usd, rates) ? [capitalFact("capital-at-most", usd, capital, rates)] : [],
  ),
  areaHaAtLeast: ask("areaHaAtLeast", (ha, { lead: { areaHa } }) =>
    areaHa !== undefined && areaHa >= ha ? [{ code: "area-at-least", params: { ha, areaHa } }] : [],
  ),
  areaHaAtMost: ask("areaHaAtMost", (ha, { lead: { areaHa } }) =>
    areaHa !== undefined && areaHa <= ha ? [{ code: "area-at-most", params: { ha, areaHa } }] : [],
  ),
  words: ask("words", (asked, on) => {
    const words = standing(asked, on.text());
    return words.length > 0 ? [{ code: "words-in-text", params: { words } }] : [];
  }),
  decidedBy: ask("decidedBy", (asked, { decidedBy }) =>
    oneOf(asked, decidedBy?.code, (rule) => ({
      code: "decided-by",
      params: { rule, name: decidedBy?.name ?? {} },
    })),
  ),
  priority: ask("priority", (asked, { priority }) =>
    oneOf(asked, priority, (value) => ({ code: "priority", params: { priority: value } })),
  ),
} satisfies Record<ConditionField, Check>;

/** Every field of the vocabulary, in the order in which reasons are told. */
export const conditionFields: readonly ConditionField[] = Object.keys(checks).filter(isField);

function isField(name: string): name is ConditionField {
  return Object.hasOwn(checks, name);
}

/** Patterns of a condition's words: asked of every lead, made once. */
const patterns = new WeakMap<readonly string[], (string | null)[]>();

function standing(words: readonly string[], text: string): string[] {
  const made = patterns.get(words) ?? words.map(wordPattern);
  patterns.set(words, made);
  return words.filter((_, index) => {
    const pattern = made[index];
    return pattern ? text.includes(pattern) : false;
  });
}

function capitalFact(
  code: "capital-at-least" | "capital-at-most",
  usd: number,
  capital: Capital,
  rates: ExchangeRates,
): Fact {
  return { code, params: { usd, capital, ratesOf: rates.date } };
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

/** The fields that a condition asks for. */
export function askedFields(condition: Condition): ConditionField[] {
  return conditionFields.filter((field) => condition[field] !== undefined);
}

/** Whether a condition asks for nothing, and so holds for every lead. */
export function isAlways(condition: Condition): boolean {
  return askedFields(condition).length === 0;
}

/** What holds of one field of a condition: nothing when it fails; null when the condition does not ask for it. */
export function fieldFacts(field: ConditionField, condition: Condition, on: Circumstances): Fact[] | null {
  return checks[field](condition, on);
}

/**
 * The fields that a condition asks for, as reasons are told and as they are asked: what is read from the text comes last,
 * since most conditions fail before. Worked out once: a dry run asks every rule of every lead.
 */
type Order = { told: readonly ConditionField[]; asked: readonly ConditionField[] };

const orders = new WeakMap<Condition, Order>();

function orderOf(condition: Condition): Order {
  const known = orders.get(condition);
  if (known) return known;
  const told = Object.keys(condition).filter(isField);
  const cost = (field: ConditionField) => (field === "words" ? 2 : field === "sector" ? 1 : 0);
  const order = { told, asked: [...told].sort((one, other) => cost(one) - cost(other)) };
  orders.set(condition, order);
  return order;
}

/** What held, when the whole condition holds; null when any field of it does not. */
function met(condition: Condition, on: Circumstances): Fact[] | null {
  const { told, asked } = orderOf(condition);
  let held: Partial<Record<ConditionField, Fact[]>> | null = null;
  for (const name of asked) {
    const facts = checks[name](condition, on);
    if (facts === null) continue;
    if (facts.length === 0) return null;
    held ??= {};
    held[name] = facts;
  }
  const found = held;
  return found ? told.flatMap((name) => found[name] ?? []) : [];
}

/** Whether a rule counts for leads received on a day; both ends of its validity are included. */
export function isValidOn(rule: Pick<Rule, "validFrom" | "validTo">, day: string): boolean {
  return (rule.validFrom ?? day) <= day && day <= (rule.validTo ?? day);
}

/** What held of a rule, each fact once; null when it is not valid on the day, or none of its conditions holds. */
export function ruleFacts(
  rule: Pick<Rule, "when" | "validFrom" | "validTo">,
  on: Circumstances,
): Fact[] | null {
  if (!isValidOn(rule, on.receivedOn)) return null;
  let distinct: Map<string, Fact> | null = null;
  for (const condition of rule.when) {
    const facts = met(condition, on);
    if (!facts) continue;
    distinct ??= new Map();
    // Two alternatives may hold by two words, or two thresholds: the reason names both.
    for (const fact of facts) distinct.set(JSON.stringify(fact), fact);
  }
  return distinct && [...distinct.values()];
}
