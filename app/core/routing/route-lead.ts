import type { Priority } from "~/core/leads/lead";
import { type Circumstances, circumstancesOf, ruleFacts, sectorFact } from "~/core/routing/condition";
import type { LeadSector, RoutableLead, RoutingFacts, Site } from "~/core/routing/facts";
import type { Fact, Reason } from "~/core/routing/reason";
import type { CoordinationRule, DepartmentRule, DueRule, Rule, RuleSet } from "~/core/routing/rules";

export type RoutingDecision = {
  department: string;
  /** Sorted; never the lead department, nor the appraising one when it appraises. */
  coordinating: string[];
  appraisal: boolean;
  priority: Priority;
  /** Working days until the first substantive answer. */
  dueDays: number;
  /** Departments, or `coordinatorRecipient`, to be told beside those that take part; sorted. */
  notify: string[];
  /** Code of the rule that decided the department. */
  rule: string;
  sector: LeadSector | null;
  site: Site;
  reasons: Reason[];
};

/**
 * Which department gets a lead, who takes part, and how soon it must answer, by a rule set and the facts of the
 * province. `receivedOn` is the day of Viet Nam (ISO) on which the lead was received: rules count that were valid on it.
 * The same lead, rules, facts and day always give the same decision. The lead's codes must be known (`checkCodes`); the
 * rule set must be valid (`ruleSetSchema`).
 */
export function routeLead(
  lead: RoutableLead,
  ruleSet: RuleSet,
  facts: RoutingFacts,
  receivedOn: string,
): RoutingDecision {
  return decide(circumstancesOf(lead, facts, receivedOn), ruleSet);
}

/** The rule that decides the department, and what of it held. */
export function decidingRule(on: Circumstances, ruleSet: RuleSet): Fitting<DepartmentRule> {
  return firstFitting(ruleSet.departmentRules, on);
}

/** As `routeLead`, for those who ask several rule sets about one lead. */
export function decide(
  on: Circumstances,
  ruleSet: RuleSet,
  decided = decidingRule(on, ruleSet),
): RoutingDecision {
  const { department, code: rule } = decided.rule;
  const after: Circumstances = { ...on, decidedBy: decided.rule };
  const appraisal = appraisalReasons(ruleSet, department, after);
  const excluded = appraisal.length > 0 ? [department, ruleSet.appraisal.department] : [department];
  const coordinating = ruleSet.coordinationRules
    .flatMap((candidate) => coordinationReasons(candidate, ruleSet, after))
    .filter((reason) => !excluded.includes(reason.params.department));
  const takingPart = [...new Set(coordinating.map((reason) => reason.params.department))].sort();
  const urgent = priorityReasons(ruleSet, after);
  const priority: Priority = urgent.length > 0 ? "high" : "normal";
  const last: Circumstances = { ...after, priority };
  const due = firstFitting(ruleSet.dueRules, last);
  const told = notifyReasons(ruleSet, last).filter(
    ({ params: { recipient } }) => !excluded.includes(recipient) && !takingPart.includes(recipient),
  );

  const reasons: Reason[] = [
    { code: "department", params: { department, rule, name: decided.rule.name }, because: decided.because },
    ...coordinating,
    ...appraisal,
    ...(urgent.length > 0 ? urgent : [normalPriority]),
    dueReason(due),
    ...told,
  ];
  const sector = on.sector();
  return {
    department,
    coordinating: takingPart,
    appraisal: appraisal.length > 0,
    priority,
    dueDays: due.rule.workingDays,
    notify: [...new Set(told.map((reason) => reason.params.recipient))].sort(),
    rule,
    sector,
    site: on.site,
    reasons: [...reasons, ...readSectorReason(sector, reasons)],
  };
}

/** Which words suggested a sector is always said (routing policy, “Sector read from the text”). */
function readSectorReason(sector: LeadSector | null, reasons: readonly Reason[]): Reason[] {
  if (sector?.from !== "text") return [];
  const fact = sectorFact(sector);
  const isSaid = reasons.some(({ because }) => because.some(({ code }) => code === fact.code));
  return isSaid ? [] : [{ code: "sector", params: { sector: sector.code }, because: [fact] }];
}

const normalPriority: Reason = {
  code: "priority",
  params: { priority: "normal", rule: null, name: {} },
  because: [],
};

type Fitting<R> = { rule: R; because: Fact[] };

function firstFitting<R extends Rule>(rules: readonly R[], on: Circumstances): Fitting<R> {
  for (const rule of rules) {
    const because = ruleFacts(rule, on);
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
  const because = ruleFacts(rule, on);
  if (!because) return [];
  const reason = (department: string, held: Fact[]): CoordinatingReason => ({
    code: "coordinating",
    params: { department, rule: rule.code, name: rule.name },
    because: held,
  });
  const reasons = rule.departments.map((department) => reason(department, because));
  const sector = rule.sectorDepartment ? on.sector() : null;
  if (!sector) return reasons;
  const ofSector = Object.hasOwn(ruleSet.sectorDepartments, sector.code)
    ? ruleSet.sectorDepartments[sector.code]
    : undefined;
  if (!ofSector) return reasons;
  const named = sectorFact(sector);
  return [...reasons, reason(ofSector, [...because.filter((fact) => fact.code !== named.code), named])];
}

/** A department that leads does not appraise as well. */
function appraisalReasons(ruleSet: RuleSet, lead: string, on: Circumstances): Reason[] {
  const { department, rules } = ruleSet.appraisal;
  if (lead === department) return [];
  return rules.flatMap((rule): Reason[] => {
    const because = ruleFacts(rule, on);
    return because
      ? [{ code: "appraisal", params: { department, rule: rule.code, name: rule.name }, because }]
      : [];
  });
}

function priorityReasons(ruleSet: RuleSet, on: Circumstances): Reason[] {
  return ruleSet.priorityRules.flatMap((rule): Reason[] => {
    const because = ruleFacts(rule, on);
    return because
      ? [{ code: "priority", params: { priority: "high", rule: rule.code, name: rule.name }, because }]
      : [];
  });
}

type NotifyReason = Extract<Reason, { code: "notify" }>;

function notifyReasons(ruleSet: RuleSet, on: Circumstances): NotifyReason[] {
  return (ruleSet.notifyRules ?? []).flatMap((rule): NotifyReason[] => {
    const because = ruleFacts(rule, on);
    if (!because) return [];
    return rule.notify.map((recipient) => ({
      code: "notify",
      params: { recipient, rule: rule.code, name: rule.name },
      because,
    }));
  });
}

function dueReason({ rule, because }: Fitting<DueRule>): Reason {
  return {
    code: "due",
    params: { workingDays: rule.workingDays, rule: rule.code, name: rule.name },
    because,
  };
}
