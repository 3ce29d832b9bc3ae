import type { RuleSet } from "~/core/routing/rules";
import type { Localised } from "~/core/shared/localised";

/** A name that a department bore from a day on until the day before `to`; null: since ever, until today. ISO days. */
export type NamePeriod = { name: Localised; from: string | null; to: string | null };

/** When a department exists: from a day on, until the day before `validTo`. ISO days. */
export type Validity = { validFrom: string | null; validTo: string | null };

/** Whether a department exists on a day; one that was merged or closed stays known, and receives nothing. */
export function isOpen({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** The name that a department bore on a day: what happened then is told with it. Things of today bear today's name. */
export function departmentNameAt(
  department: { name: Localised; periods: readonly NamePeriod[] },
  day: string,
): Localised {
  const then = department.periods.find(
    ({ from, to }) => (from === null || from <= day) && (to === null || day < to),
  );
  return then?.name ?? department.name;
}

type Succeeded = Validity & { successorCodes: readonly string[] };

/** The departments that hold today what a closed one held, however often it was passed on; itself while it is open. */
export function heirsOf(
  code: string,
  departments: ReadonlyMap<string, Succeeded>,
  day: string,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const department = departments.get(code);
  if (!department || seen.has(code)) return [];
  if (isOpen(department, day)) return [code];
  const after = new Set([...seen, code]);
  return [...new Set(department.successorCodes.flatMap((next) => heirsOf(next, departments, day, after)))];
}

export type DepartmentProblem = {
  key: "department.unknown" | "department.closed";
  /** Where in the rule set. */
  path: (string | number)[];
  code: string;
};

/** The places where a rule set names a department that does not exist on a day: such a set must not be published. */
export function departmentProblems(
  ruleSet: RuleSet,
  departments: ReadonlyMap<string, Validity>,
  day: string,
): DepartmentProblem[] {
  const named: { path: (string | number)[]; code: string }[] = [
    ...ruleSet.departmentRules.map((rule, at) => ({
      path: ["departmentRules", at, "department"],
      code: rule.department,
    })),
    ...ruleSet.coordinationRules.flatMap((rule, at) =>
      rule.departments.map((code, place) => ({
        path: ["coordinationRules", at, "departments", place],
        code,
      })),
    ),
    { path: ["appraisal", "department"], code: ruleSet.appraisal.department },
    ...Object.entries(ruleSet.sectorDepartments).map(([sector, code]) => ({
      path: ["sectorDepartments", sector],
      code,
    })),
  ];
  return named.flatMap(({ path, code }): DepartmentProblem[] => {
    const department = departments.get(code);
    if (!department) return [{ key: "department.unknown", path, code }];
    return isOpen(department, day) ? [] : [{ key: "department.closed", path, code }];
  });
}
