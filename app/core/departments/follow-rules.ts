import type { RuleChange, Share } from "~/core/departments/reorganisation";
import type { Condition, DepartmentRule, Rule, RuleSet } from "~/core/routing/rules";

/** Who takes over from a department: parts in order, each with what it takes, and the one that takes the rest. */
export type Heirs = ReadonlyMap<string, { parts: { to: string; share: Share }[]; rest: string }>;

/**
 * The rule set after a reorganisation: wherever it names a department that ends, it names the successor. A department
 * rule of a department that is split becomes one rule for each part, with the part's conditions added, and keeps its own
 * place for the rest, so that leads to come go where those of today went. Coordination, appraisal and notices, which a
 * condition cannot divide without dropping somebody, follow the rest.
 */
export function followRules(ruleSet: RuleSet, heirs: Heirs): { ruleSet: RuleSet; changes: RuleChange[] } {
  const changes: RuleChange[] = [];
  const note = (list: RuleChange["list"], rule: string, from: string, to: string) => {
    if (from !== to) changes.push({ list, rule, from, to });
    return to;
  };
  const follow = (list: RuleChange["list"], rule: string, code: string) =>
    note(list, rule, code, heirs.get(code)?.rest ?? code);
  const followAll = (list: RuleChange["list"], rule: string, codes: readonly string[]) => [
    ...new Set(codes.map((code) => follow(list, rule, code))),
  ];

  /** Rules that were made of one, by its code: who asks for the one asks for them as well. */
  const madeOf = new Map<string, string[]>();
  const taken = new Set(ruleSet.departmentRules.map(({ code }) => code));
  const divided = (rule: DepartmentRule): DepartmentRule[] =>
    (heirs.get(rule.department)?.parts ?? []).flatMap(({ to, share }): DepartmentRule[] => {
      const when = rule.when.flatMap((condition) => narrowed(condition, share) ?? []);
      if (when.length === 0) return [];
      const code = freeCode(`${rule.code}-${to}`, taken);
      madeOf.set(rule.code, [...(madeOf.get(rule.code) ?? []), code]);
      note("departmentRules", code, rule.department, to);
      return [{ ...rule, code, when, department: to }];
    });

  const departmentRules = ruleSet.departmentRules.flatMap((rule) => [
    ...divided(rule),
    { ...rule, department: follow("departmentRules", rule.code, rule.department) },
  ]);
  const askingAlike = <Asking extends Rule>(rule: Asking): Asking => ({
    ...rule,
    when: rule.when.map((condition) => askingForAll(condition, madeOf)),
  });
  const { appraisal, notifyRules } = ruleSet;
  const followed: RuleSet = {
    ...ruleSet,
    departmentRules,
    coordinationRules: ruleSet.coordinationRules.map(askingAlike).map((rule) => ({
      ...rule,
      departments: followAll("coordinationRules", rule.code, rule.departments),
    })),
    appraisal: {
      department: follow("appraisal", "appraisal", appraisal.department),
      rules: appraisal.rules.map(askingAlike),
    },
    priorityRules: ruleSet.priorityRules.map(askingAlike),
    dueRules: ruleSet.dueRules.map(askingAlike),
    ...(notifyRules && {
      notifyRules: notifyRules.map(askingAlike).map((rule) => ({
        ...rule,
        notify: followAll("notifyRules", rule.code, rule.notify),
      })),
    }),
    sectorDepartments: Object.fromEntries(
      Object.entries(ruleSet.sectorDepartments).map(([sector, code]) => [
        sector,
        note("sectorDepartments", sector, code, sectorHeir(code, sector, heirs)),
      ]),
    ),
  };
  return { ruleSet: followed, changes };
}

/** Who answers for a sector: the part that asks for it and for nothing else, else the one that takes the rest. */
export function sectorHeir(code: string, sector: string, heirs: Heirs): string {
  const heir = heirs.get(code);
  const part = heir?.parts.find(({ share }) => share.sector?.includes(sector) && !share.kind && !share.site);
  return part?.to ?? heir?.rest ?? code;
}

/** A condition that asks for both; null when nothing can be both. */
function narrowed(condition: Condition, share: Share): Condition | null {
  const kind = both(condition.kind, share.kind);
  const sector = both(condition.sector, share.sector);
  const site = both(condition.site, share.site);
  if (kind?.length === 0 || sector?.length === 0 || site?.length === 0) return null;
  return { ...condition, ...(kind && { kind }), ...(sector && { sector }), ...(site && { site }) };
}

function both<Item>(one: Item[] | undefined, other: Item[] | undefined): Item[] | undefined {
  if (!one || !other) return one ?? other;
  return one.filter((item) => other.includes(item));
}

/** A condition that asks which rule decided asks for the rules made of it as well. */
function askingForAll(condition: Condition, madeOf: ReadonlyMap<string, readonly string[]>): Condition {
  if (!condition.decidedBy) return condition;
  return {
    ...condition,
    decidedBy: condition.decidedBy.flatMap((code) => [code, ...(madeOf.get(code) ?? [])]),
  };
}

function freeCode(wanted: string, taken: Set<string>): string {
  const short = wanted.slice(0, 95);
  let code = short;
  for (let number = 2; taken.has(code); number += 1) code = `${short}-${number}`;
  taken.add(code);
  return code;
}
