import type { RuleSet } from "~/core/routing/rules";

type CodeList = { has(code: string): boolean };

/** The first department or sector that a rule set names and nobody knows; null when all are known. */
export function unknownCode(
  ruleSet: RuleSet,
  known: { departments: CodeList; sectors: CodeList },
): { list: "departments" | "sectors"; code: string } | null {
  const departments = [
    ...ruleSet.departmentRules.map((rule) => rule.department),
    ...ruleSet.coordinationRules.flatMap((rule) => rule.departments),
    ruleSet.appraisal.department,
    ...Object.values(ruleSet.sectorDepartments),
  ];
  const sectors = [
    ...Object.keys(ruleSet.sectorDepartments),
    ...[
      ruleSet.departmentRules,
      ruleSet.coordinationRules,
      ruleSet.appraisal.rules,
      ruleSet.priorityRules,
      ruleSet.dueRules,
    ]
      .flat()
      .flatMap((rule) => rule.when.flatMap((condition) => condition.sector ?? [])),
  ];
  const department = departments.find((code) => !known.departments.has(code));
  if (department !== undefined) return { list: "departments", code: department };
  const sector = sectors.find((code) => !known.sectors.has(code));
  return sector === undefined ? null : { list: "sectors", code: sector };
}
