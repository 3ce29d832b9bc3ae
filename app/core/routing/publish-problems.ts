import { isOpen, type Validity } from "~/core/departments/department";
import { isKnownPlace } from "~/core/leads/check-codes";
import type { ExampleFailure } from "~/core/routing/examples";
import { type AnyRule, allRules } from "~/core/routing/rule-lists";
import { coordinatorRecipient, type RuleSet } from "~/core/routing/rules";
import type { CodeList } from "~/core/shared/code-list";

export type KnownCodes = {
  /** By code: when it exists, and whether anybody could read what is sent there. */
  departments: ReadonlyMap<string, Validity & { activeMember: boolean; mailbox: boolean }>;
  sectors: CodeList;
  communes: CodeList;
  parks: CodeList;
  opportunities: CodeList;
};

/** A rule that names something, or one of the two places beside the rules that do. */
export type NamedBy = { rule: AnyRule } | { list: "sectors" | "appraisal" };

export type PublishProblem =
  | { code: "example-fails"; failure: ExampleFailure }
  | {
      code:
        | "department-unknown"
        | "department-closed"
        | "department-silent"
        | "sector-unknown"
        | "place-unknown"
        | "opportunity-unknown";
      named: string;
      by: NamedBy[];
    };

/**
 * What forbids publishing a rule set: a worked case fails, it names something that does not exist, or a department that
 * has neither an active member nor a mailbox, or that does not exist on the day from which the rules decide.
 * @param day ISO.
 */
export function publishProblems(
  ruleSet: RuleSet,
  known: KnownCodes,
  failures: readonly ExampleFailure[],
  day: string,
): PublishProblem[] {
  const problems: PublishProblem[] = failures.map((failure) => ({ code: "example-fails", failure }));
  for (const [code, by] of namedDepartments(ruleSet)) {
    const department = known.departments.get(code);
    if (!department) problems.push({ code: "department-unknown", named: code, by });
    else if (!isOpen(department, day)) problems.push({ code: "department-closed", named: code, by });
    else if (!department.activeMember && !department.mailbox)
      problems.push({ code: "department-silent", named: code, by });
  }
  for (const [code, by] of namedSectors(ruleSet))
    if (!known.sectors.has(code)) problems.push({ code: "sector-unknown", named: code, by });
  for (const [code, by] of named(asked(ruleSet, "place")))
    if (!isKnownPlace(code, known)) problems.push({ code: "place-unknown", named: code, by });
  for (const [code, by] of named(asked(ruleSet, "opportunity")))
    if (!known.opportunities.has(code)) problems.push({ code: "opportunity-unknown", named: code, by });
  return problems;
}

/** Every department that a rule set names, with what names it. */
export function namedDepartments(ruleSet: RuleSet): Map<string, NamedBy[]> {
  return named([
    ...allRules(ruleSet).flatMap(({ rule }) => departmentsOf(rule).map((code) => ({ code, by: { rule } }))),
    { code: ruleSet.appraisal.department, by: { list: "appraisal" } },
    ...Object.values(ruleSet.sectorDepartments).map((code) => ({ code, by: { list: "sectors" as const } })),
  ]);
}

/** Every sector that a rule set names, with what names it. */
export function namedSectors(ruleSet: RuleSet): Map<string, NamedBy[]> {
  return named([
    ...Object.keys(ruleSet.sectorDepartments).map((code) => ({ code, by: { list: "sectors" as const } })),
    ...asked(ruleSet, "sector"),
  ]);
}

/** The departments that a rule itself names; not the coordinator, who is whoever holds that office. */
function departmentsOf(rule: AnyRule): string[] {
  if ("department" in rule) return [rule.department];
  if ("departments" in rule) return rule.departments;
  return "notify" in rule ? rule.notify.filter((code) => code !== coordinatorRecipient) : [];
}

type Naming = { code: string; by: NamedBy };

function asked(ruleSet: RuleSet, field: "sector" | "place" | "opportunity"): Naming[] {
  return allRules(ruleSet).flatMap(({ rule }) =>
    rule.when.flatMap((condition) => (condition[field] ?? []).map((code) => ({ code, by: { rule } }))),
  );
}

function named(found: readonly Naming[]): Map<string, NamedBy[]> {
  const all = new Map<string, NamedBy[]>();
  for (const { code, by } of found) {
    const others = all.get(code) ?? [];
    if (!others.some((other) => sameNamer(other, by))) others.push(by);
    all.set(code, others);
  }
  return all;
}

function sameNamer(a: NamedBy, b: NamedBy): boolean {
  return "rule" in a ? "rule" in b && a.rule === b.rule : "list" in b && a.list === b.list;
}
