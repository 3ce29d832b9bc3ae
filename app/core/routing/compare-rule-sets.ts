import { type AnyRule, type RuleList, ruleLists, rulesOf } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";

/** What can differ between two versions of one rule. */
export const ruleFields = [
  "name",
  "when",
  "department",
  "departments",
  "sectorDepartment",
  "workingDays",
  "notify",
  "validFrom",
  "validTo",
  "basis",
] as const;
export type RuleField = (typeof ruleFields)[number];

export type ListChanges = {
  list: RuleList;
  added: AnyRule[];
  removed: AnyRule[];
  changed: { before: AnyRule; after: AnyRule; fields: RuleField[] }[];
  /** Rules that stand in another order; as few as explain it, so that one rule moved far is one rule. */
  moved: AnyRule[];
};

export type RuleSetChanges = {
  /** Only lists in which something changed. */
  lists: ListChanges[];
  appraisalDepartment: { before: string; after: string } | null;
  /** Null where a sector has no department. */
  sectorDepartments: { sector: string; before: string | null; after: string | null }[];
};

/** What one rule set has that the other has not. A rule is the same one as long as its code is; a new code is a new rule. */
export function compareRuleSets(before: RuleSet, after: RuleSet): RuleSetChanges {
  const sectors = [
    ...new Set([...Object.keys(before.sectorDepartments), ...Object.keys(after.sectorDepartments)]),
  ];
  const departments = { before: before.appraisal.department, after: after.appraisal.department };
  return {
    lists: ruleLists
      .map((list) => compareList(list, rulesOf(before, list), rulesOf(after, list)))
      .filter(
        (list) => list.added.length + list.removed.length + list.changed.length + list.moved.length > 0,
      ),
    appraisalDepartment: departments.before === departments.after ? null : departments,
    sectorDepartments: sectors
      .sort()
      .map((sector) => ({
        sector,
        before: before.sectorDepartments[sector] ?? null,
        after: after.sectorDepartments[sector] ?? null,
      }))
      .filter((change) => change.before !== change.after),
  };
}

function compareList(list: RuleList, before: readonly AnyRule[], after: readonly AnyRule[]): ListChanges {
  const earlier = new Map(before.map((rule, index) => [rule.code, { rule, index }]));
  const codes = new Set(after.map(({ code }) => code));
  const kept = after.flatMap((rule) => {
    const known = earlier.get(rule.code);
    return known ? [{ before: known.rule, after: rule, index: known.index }] : [];
  });
  const still = longestRise(kept.map(({ index }) => index));
  return {
    list,
    added: after.filter(({ code }) => !earlier.has(code)),
    removed: before.filter(({ code }) => !codes.has(code)),
    changed: kept
      .map(({ before: old, after: rule }) => ({ before: old, after: rule, fields: changedFields(old, rule) }))
      .filter(({ fields }) => fields.length > 0),
    moved: kept.filter(({ index }) => !still.has(index)).map(({ after: rule }) => rule),
  };
}

function changedFields(before: AnyRule, after: AnyRule): RuleField[] {
  return ruleFields.filter((field) => canonical(partOf(before, field)) !== canonical(partOf(after, field)));
}

function partOf(rule: AnyRule, field: RuleField): unknown {
  return new Map<string, unknown>(Object.entries(rule)).get(field);
}

/** JSON with its keys sorted: the same value whatever the order in which it was typed or stored. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ""
  );
}

/** The numbers of a longest rising run, gaps allowed: what can stay where it is while the others move. */
function longestRise(numbers: readonly number[]): Set<number> {
  const best: number[][] = [];
  for (const number of numbers) {
    const before = best.filter((run) => (run.at(-1) ?? number) < number);
    const longest = before.reduce<number[]>((found, run) => (run.length > found.length ? run : found), []);
    best.push([...longest, number]);
  }
  return new Set(best.reduce<number[]>((found, run) => (run.length > found.length ? run : found), []));
}
