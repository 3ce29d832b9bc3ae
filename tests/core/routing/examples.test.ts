import { describe, expect, test } from "vitest";
import { runExamples } from "~/core/routing/examples";
import { expectationSchema } from "~/core/routing/examples.schema";
import { aRule } from "./a-rule";
import { aLead, defaultRules, examples, facts } from "./province";

describe("worked cases", () => {
  const kept = examples.map(({ lead, expect: wanted }, id) => ({
    id,
    name: `Case ${id}`,
    lead,
    expect: expectationSchema.parse(wanted),
  }));
  const at = new Date("2026-11-24T03:00:00Z");

  test("of the policy all pass by the delivered rules", () => {
    expect(runExamples(defaultRules, kept, facts, at)).toEqual([]);
  });

  test("that fail are told with what was wanted and what came", () => {
    const rules = structuredClone(defaultRules);
    for (const rule of rules.departmentRules) if (rule.code === "contribution") rule.department = "tax";
    const failures = runExamples(rules, kept, facts, at);
    expect(failures.length).toBeGreaterThan(0);
    for (const { example, differences } of failures) {
      expect(example.lead.kind).toBe("contribution");
      expect(differences).toEqual([{ field: "department", wanted: "fatherland-front", got: "tax" }]);
    }
  });

  test("may want only a part, and are of the day on which they came", () => {
    const rules = structuredClone(defaultRules);
    rules.departmentRules.unshift({ ...aRule("until-june", [{ kind: ["support"] }]), validTo: "2025-06-30" });
    const lead = aLead({ kind: "support" });
    const on = (receivedAt: string, rule: string) => ({
      id: 1,
      name: "",
      lead: { ...lead, receivedAt: new Date(receivedAt) },
      expect: { rule },
    });
    expect(
      runExamples(
        rules,
        [on("2025-06-30T16:59:59Z", "until-june"), on("2025-06-30T17:00:00Z", "support")],
        facts,
        at,
      ),
    ).toEqual([]);
  });

  test("want at least one thing, and nothing unheard of", () => {
    expect(expectationSchema.safeParse({}).success).toBe(false);
    expect(expectationSchema.safeParse({ departement: "tax" }).success).toBe(false);
  });
});
