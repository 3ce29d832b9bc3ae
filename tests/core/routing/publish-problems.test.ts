import { describe, expect, test } from "vitest";
import type { Validity } from "~/core/departments/department";
import { runExamples } from "~/core/routing/examples";
import { publishProblems } from "~/core/routing/publish-problems";
import type { RuleSet } from "~/core/routing/rules";
import { aRule } from "./a-rule";
import { aLead, defaultRules, departments, facts } from "./province";

describe("publishing is forbidden", () => {
  const always: Validity = { validFrom: null, validTo: null };
  const day = "2026-12-01";
  const staffed = new Map(
    departments.map((code) => [code, { ...always, activeMember: true, mailbox: false }]),
  );
  const known = {
    departments: staffed,
    sectors: new Set(facts.sectors.map(({ code }) => code)),
    communes: facts.communes,
    parks: facts.parks,
    opportunities: facts.opportunities,
  };
  const changed = (change: (rules: RuleSet) => void) => {
    const rules = structuredClone(defaultRules);
    change(rules);
    return rules;
  };

  test("not for the delivered rules when every department has somebody", () => {
    expect(publishProblems(defaultRules, known, [], day)).toEqual([]);
  });

  test("while a department that it names has no active member and no mailbox", () => {
    const silent = (mailbox: boolean) => ({
      ...known,
      departments: new Map([...staffed, ["health", { ...always, activeMember: false, mailbox }]]),
    });
    expect(publishProblems(defaultRules, silent(true), [], day)).toEqual([]);
    expect(publishProblems(defaultRules, silent(false), [], day)).toEqual([
      {
        code: "department-silent",
        named: "health",
        by: [{ rule: expect.objectContaining({ code: "expertise-in-health" }) }, { list: "sectors" }],
      },
    ]);
  });

  test("while a department that it names ends on or before the day from which it decides", () => {
    const ends = {
      ...known,
      departments: new Map([
        ...staffed,
        ["health", { validFrom: null, validTo: "2026-12-02", activeMember: true, mailbox: true }],
      ]),
    };
    expect(publishProblems(defaultRules, ends, [], day)).toEqual([]);
    expect(publishProblems(defaultRules, ends, [], "2026-12-02")).toMatchObject([
      { code: "department-closed", named: "health" },
    ]);
  });

  test("while a worked case fails", () => {
    const example = { id: 7, name: "Case", lead: aLead(), expect: { department: "tax" } };
    const failures = runExamples(defaultRules, [example], facts, new Date(0));
    expect(publishProblems(defaultRules, known, failures, day)).toMatchObject([
      { code: "example-fails", failure: { example: { id: 7 } } },
    ]);
  });

  test("while it names what does not exist; the coordinator is no department", () => {
    const rules = changed((draft) => {
      draft.departmentRules.unshift(
        aRule("odd", [
          { sector: ["alchemy"], place: ["commune:1", "park:atlantis"], opportunity: ["atlantis"] },
        ]),
      );
      draft.notifyRules = [{ code: "told", name: {}, when: [{}], notify: ["coordinator", "magic"] }];
    });
    expect(
      publishProblems(rules, known, [], day).map((problem) =>
        problem.code === "example-fails" ? problem.code : `${problem.code} ${problem.named}`,
      ),
    ).toEqual([
      "department-unknown magic",
      "sector-unknown alchemy",
      "place-unknown commune:1",
      "place-unknown park:atlantis",
      "opportunity-unknown atlantis",
    ]);
  });
});
