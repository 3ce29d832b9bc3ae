import { namedDepartments, namedSectors } from "~/core/routing/publish-problems";
import type { RuleSet } from "~/core/routing/rules";
import type { CodeList } from "~/core/shared/code-list";

/** The first department or sector that a rule set names and nobody knows; null when all are known. */
export function unknownCode(
  ruleSet: RuleSet,
  known: { departments: CodeList; sectors: CodeList },
): { list: "departments" | "sectors"; code: string } | null {
  const department = [...namedDepartments(ruleSet).keys()].find((code) => !known.departments.has(code));
  if (department !== undefined) return { list: "departments", code: department };
  const sector = [...namedSectors(ruleSet).keys()].find((code) => !known.sectors.has(code));
  return sector === undefined ? null : { list: "sectors", code: sector };
}
