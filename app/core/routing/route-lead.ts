import type { LeadInput, Priority } from "~/core/leads/lead";
import { type Circumstances, ruleFacts, sectorFact } from "~/core/routing/condition";
import {
  borderCommunes,
  type LeadSector,
  type RoutingFacts,
  type Site,
  sectorOf,
  siteOf,
} from "~/core/routing/facts";
import type { Fact, Reason } from "~/core/routing/reason";
import type { CoordinationRule, DueRule, RuleSet } from "~/core/routing/rules";

export type RoutingDecision = {
  department: string;
  /** Sorted; never the lead department, nor the appraising one when it appraises. */
  coordinating: string[];
  appraisal: boolean;
  priority: Priority;
  /** Working days until the first substantive answer. */
  dueDays: number;
  /** Code of the rule that decided the department. */
  rule: string;
  sector: LeadSector | null;
  site: Site;
  reasons: Reason[];
};

/**
 * Which department gets a lead, who takes part, and how soon it must answer, by a rule set and the facts of the
 * province. The same lead, rules and facts always give the same decision. The lead's codes must be known
 * (`checkCodes`); the rule set must be valid (`ruleSetSchema`).
 */
export function routeLead(lead: LeadInput, ruleSet: RuleSet, facts: RoutingFacts): RoutingDecision {
  const site = siteOf(lead, facts);
  const sector = sectorOf(lead, facts);
  const on: Circumstances = { lead, site, sector, border: borderCommunes(site, facts), rates: facts.rates };

  const decided = firstFitting(ruleSet.departmentRules, on);
  const { department, code: rule } = decided.rule;
  const after: Circumstances = { ...on, decidedBy: decided.rule };
  const appraisal = appraisalReasons(ruleSet, department, after);
  const excluded = appraisal.length > 0 ? [department, ruleSet.appraisal.department] : [department];
  const coordinating = ruleSet.coordinationRules
    .flatMap((candidate) => coordinationReasons(candidate, ruleSet, after))
    .filter((reason) => !excluded.includes(reason.params.department));
  const urgent = priorityReasons(ruleSet, after);
  const priority: Priority = urgent.length > 0 ? "high" : "normal";
  const due = firstFitting(ruleSet.dueRules, { ...after, priority });

  return {
    department,
    coordinating: [...new Set(coordinating.map((reason) => reason.params.department))].sort(),
    appraisal: appraisal.length > 0,
    priority,
    dueDays: due.rule.workingDays,
    rule,
    sector,
    site,
    reasons: [
      { code: "department", params: { department, rule, name: decided.rule.name }, because: decided.because },
      ...coordinating,
      ...appraisal,
      ...(urgent.length > 0 ? urgent : [normalPriority]),
      dueReason(due),
    ],
  };
}

const normalPriority: Reason = {
  code: "priority",
  params: { priority: "normal", rule: null, name: {} },
  because: [],
};

type Fitting<R> = { rule: R; because: Fact[] };

function firstFitting<R extends { when: RuleSet["departmentRules"][number]["when"] }>(
  rules: readonly R[],
  on: Circumstances,
): Fitting<R> {
  for (const rule of rules) {
    const because = ruleFacts(rule.when, on);
    if (because) return { rule, because };
  }
  throw new Error("the last rule of a rule set must always fit: validate it with ruleSetSchema");
}

type CoordinatingReason = Extract<Reason, { code: "coordinating" }>;

function coordinationReasons(
  rule: CoordinationRule,
  ruleSet: RuleSet,
  on: Circumstances,
): CoordinatingReason[] {
  const because = ruleFacts(rule.when, on);
  if (!because) return [];
  const reason = (department: string, held: Fact[]): CoordinatingReason => ({
    code: "coordinating",
    params: { department, rule: rule.code, name: rule.name },
    because: held,
  });
  const reasons = rule.departments.map((department) => reason(department, because));
  if (!rule.sectorDepartment || !on.sector) return reasons;
  const ofSector = Object.hasOwn(ruleSet.sectorDepartments, on.sector.code)
    ? ruleSet.sectorDepartments[on.sector.code]
    : undefined;
  if (!ofSector) return reasons;
  const named = sectorFact(on.sector);
  return [...reasons, reason(ofSector, [...because.filter((fact) => fact.code !== named.code), named])];
}

/** A department that leads does not appraise as well. */
function appraisalReasons(ruleSet: RuleSet, lead: string, on: Circumstances): Reason[] {
  const { department, rules } = ruleSet.appraisal;
  if (lead === department) return [];
  return rules.flatMap((rule): Reason[] => {
    const because = ruleFacts(rule.when, on);
    return because
      ? [{ code: "appraisal", params: { department, rule: rule.code, name: rule.name }, because }]
      : [];
  });
}

function priorityReasons(ruleSet: RuleSet, on: Circumstances): Reason[] {
  return ruleSet.priorityRules.flatMap((rule): Reason[] => {
    const because = ruleFacts(rule.when, on);
    return because
      ? [{ code: "priority", params: { priority: "high", rule: rule.code, name: rule.name }, because }]
      : [];
  });
}

function dueReason({ rule, because }: Fitting<DueRule>): Reason {
  return {
    code: "due",
    params: { workingDays: rule.workingDays, rule: rule.code, name: rule.name },
    because,
  };
}
