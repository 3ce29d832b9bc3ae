import { describe, expect, test } from "vitest";
import { compareRuleSets } from "~/core/routing/compare-rule-sets";
import { aRule } from "./a-rule";
import { defaultRules } from "./province";

describe("what a change changes", () => {
  test("is told rule by rule: added, removed, changed in these fields, moved", () => {
    const after = structuredClone(defaultRules);
    const [first] = after.departmentRules.splice(0, 1);
    if (first) after.departmentRules.splice(8, 0, first);
    after.departmentRules.splice(1, 1);
    after.departmentRules.splice(3, 0, aRule("new"));
    const changed = after.departmentRules.find(({ code }) => code === "contribution");
    if (changed) Object.assign(changed, { department: "tax", validFrom: "2027-01-01" });
    after.appraisal.department = "finance";
    after.sectorDepartments.energy = "finance";
    const { lists, appraisalDepartment, sectorDepartments } = compareRuleSets(defaultRules, after);
    expect(lists).toHaveLength(1);
    expect(lists[0]?.added.map(({ code }) => code)).toEqual(["new"]);
    expect(lists[0]?.removed.map(({ code }) => code)).toEqual(["return-visa"]);
    expect(lists[0]?.moved.map(({ code }) => code)).toEqual(["obstacle-in-a-park"]);
    expect(lists[0]?.changed.map(({ after: rule, fields }) => [rule.code, fields])).toEqual([
      ["contribution", ["department", "validFrom"]],
    ]);
    expect(appraisalDepartment).toEqual({ before: "foreign-affairs", after: "finance" });
    expect(sectorDepartments).toEqual([{ sector: "energy", before: "industry-trade", after: "finance" }]);
  });
});
