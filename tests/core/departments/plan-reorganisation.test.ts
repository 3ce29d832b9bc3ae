import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { departmentProblems } from "~/core/departments/department";
import {
  type LeadStanding,
  planReorganisation,
  type ReorganisationFacts,
} from "~/core/departments/plan-reorganisation";
import { type ReorganisationRequest, type Share, targetsOf } from "~/core/departments/reorganisation";
import { leadKinds } from "~/core/leads/lead";
import { routeLead } from "~/core/routing/route-lead";
import { type RuleSet, siteTypes } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { anyLead } from "../routing/arbitrary";
import { defaultRules, departments as list, facts as routing } from "../routing/province";

const codes = [...list].sort();
const sectors = routing.sectors.map(({ code }) => code);
const day = "2026-12-01";

const departments = new Map(
  codes.map((code) => [
    code,
    {
      code,
      name: { vi: code },
      mailbox: code.length % 2 ? `${code}@example.com` : null,
      receivesLeads: code.length % 3 > 0,
      coordinator: code === "investment-promotion",
    },
  ]),
);

const share: fc.Arbitrary<Share> = fc
  .record(
    {
      kind: fc.subarray([...leadKinds], { minLength: 1 }),
      sector: fc.subarray(sectors, { minLength: 1 }),
      site: fc.subarray([...siteTypes], { minLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .filter((given) => Object.keys(given).length > 0);

const decided = { effectiveOn: day, basis: "" };
const some = (least: number, most: number) =>
  fc.shuffledSubarray(codes, { minLength: least, maxLength: most });

const anyRequest: fc.Arbitrary<ReorganisationRequest> = fc.oneof(
  some(2, 5).map(([into = "", ...from]) => ({ kind: "merge" as const, from, into, ...decided })),
  some(2, 2).map(([from = "", into = ""]) => ({ kind: "close" as const, from, into, ...decided })),
  fc
    .tuple(some(3, 5), fc.array(share, { minLength: 4, maxLength: 4 }), fc.boolean())
    .map(([[from = "", rest = "", ...to], shares, stays]) => ({
      kind: "split" as const,
      from,
      parts: to.map((code, at) => ({ to: code, share: shares[at] ?? {} })),
      rest: stays ? from : rest,
      ...decided,
    })),
);

const anyStanding: fc.Arbitrary<LeadStanding> = fc
  .record({
    id: fc.nat(),
    open: fc.boolean(),
    kind: fc.constantFrom(...leadKinds),
    sector: fc.option(fc.constantFrom(...sectors)),
    site: fc.constantFrom(...siteTypes),
    department: fc.constantFrom(...codes),
    coordinating: fc.subarray(codes, { maxLength: 4 }),
    appraisal: fc.boolean(),
    assignee: fc.option(fc.record({ id: fc.nat(), department: fc.option(fc.constantFrom(...codes)) })),
  })
  .map((lead) => ({ ...lead, coordinating: lead.coordinating.filter((code) => code !== lead.department) }));

const anyFacts: fc.Arbitrary<ReorganisationFacts> = fc
  .uniqueArray(anyStanding, { maxLength: 40, selector: ({ id }) => id })
  .map((leads) => ({
    departments,
    leads,
    staff: codes.map((department, id) => ({ id, department })),
    sectors: sectors.map((code, at) => ({ code, department: codes[at % codes.length] ?? "" })),
    procedures: [{ code: "one", departments: codes.slice(0, 5) }],
    ruleSet: defaultRules,
  }));

const plain = (request: ReorganisationRequest, over: Partial<ReorganisationFacts> = {}) =>
  planReorganisation(request, {
    departments,
    leads: [],
    staff: [],
    sectors: [],
    procedures: [],
    ruleSet: defaultRules,
    ...over,
  });

describe("for any reorganisation of any house", () => {
  test("every lead of a department that ends lands in exactly one that takes over, and no other moves", () => {
    fc.assert(
      fc.property(anyRequest, anyFacts, (request, facts) => {
        const { plan } = planReorganisation(request, facts);
        const ended = new Set(plan.closes.map(({ code }) => code));
        const moves = new Map(plan.leads.map((lead) => [lead.id, lead]));
        expect(moves.size).toBe(plan.leads.length);
        for (const lead of facts.leads) {
          const holder = moves.get(lead.id)?.to ?? lead.department;
          expect(ended).not.toContain(holder);
          if (holder !== lead.department) expect(targetsOf(request)).toContain(holder);
          const takesPart = moves.get(lead.id)?.coordinating?.after ?? lead.coordinating;
          expect(takesPart.filter((code) => ended.has(code))).toEqual([]);
          expect(new Set(takesPart).size).toBe(takesPart.length);
        }
      }),
    );
  });

  test("the rules stay valid and name no department that has ended", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const { plan, ruleSet } = plain(request);
        const ended = new Set(plan.closes.map(({ code }) => code));
        const after = new Map(
          codes.map((code) => [code, { validFrom: null, validTo: ended.has(code) ? day : null }]),
        );
        expect(ruleSetSchema.safeParse(ruleSet).error).toBeUndefined();
        expect(departmentProblems(ruleSet, after, day)).toEqual([]);
      }),
    );
  });

  test("a lead to come goes where the same lead of today went, and is answered as soon", () => {
    fc.assert(
      fc.property(anyRequest, anyLead, (request, lead) => {
        const { ruleSet } = plain(request);
        const before = routeLead(lead, defaultRules, routing, "2026-11-24");
        const after = routeLead(lead, ruleSet, routing, "2026-11-24");
        const standing: LeadStanding = {
          id: 1,
          open: true,
          kind: lead.kind,
          sector: before.sector?.code ?? null,
          site: before.site.type,
          department: before.department,
          coordinating: [],
          appraisal: false,
          assignee: null,
        };
        const { plan } = plain(request, { leads: [standing] });
        expect(after.department).toBe(plan.leads[0]?.to ?? before.department);
        expect([after.dueDays, after.priority]).toEqual([before.dueDays, before.priority]);
      }),
    );
  });
});

describe("planned", () => {
  const lead = (over: Partial<LeadStanding>): LeadStanding => ({
    id: 1,
    open: true,
    kind: "obstacle",
    sector: null,
    site: "none",
    department: "finance",
    coordinating: [],
    appraisal: false,
    assignee: null,
    ...over,
  });
  const merge = (from: string[], into: string): ReorganisationRequest => ({
    kind: "merge",
    from,
    into,
    ...decided,
  });

  test.each<[string, LeadStanding, object]>([
    [
      "who moves along keeps a lead",
      lead({ assignee: { id: 7, department: "finance" } }),
      { to: "health", leaves: null },
    ],
    [
      "who stays elsewhere leaves it",
      lead({ assignee: { id: 7, department: "justice" } }),
      { to: "health", leaves: 7 },
    ],
    [
      "who answered an ended lead stays on it",
      lead({ open: false, assignee: { id: 7, department: "justice" } }),
      { to: "health", leaves: null },
    ],
    [
      "a successor that took part takes part no longer: it leads",
      lead({ coordinating: ["health", "justice"] }),
      { coordinating: { before: ["health", "justice"], after: ["justice"] } },
    ],
    [
      "of a lead of others only who takes part changes",
      lead({ department: "justice", coordinating: ["finance"] }),
      { from: "justice", to: "justice", coordinating: { before: ["finance"], after: ["health"] } },
    ],
  ])("%s", (_, given, expected) => {
    expect(plain(merge(["finance"], "health"), { leads: [given] }).plan.leads).toEqual([
      expect.objectContaining(expected),
    ]);
  });

  test("an appraising department that comes to lead a lead does not appraise it as well", () => {
    const { plan, ruleSet } = plain(merge(["foreign-affairs"], "finance"), {
      leads: [lead({ appraisal: true })],
    });
    expect(plan.leads).toEqual([expect.objectContaining({ appraisalEnds: true })]);
    expect(ruleSet.appraisal.department).toBe("finance");
  });

  test("the desk keeps a coordinator, and the successor of a department that receives leads receives them", () => {
    const { plan } = plain(merge(["investment-promotion"], "vcci"));
    expect(plan.coordinator).toEqual({ from: "investment-promotion", to: "vcci" });
    expect(plan.begins).toEqual(departments.get("vcci")?.receivesLeads ? [] : ["vcci"]);
  });

  test("a rule that tells departments tells their successors", () => {
    const [first, ...rest] = defaultRules.departmentRules;
    if (!first) throw new Error("no rule");
    const telling = { ...first, notify: ["finance", "health"] };
    const ruleSet: RuleSet = { ...defaultRules, departmentRules: [telling, ...rest] };
    const after = plain(merge(["finance"], "health"), { ruleSet }).ruleSet.departmentRules[0];
    expect(after).toMatchObject({ notify: ["health"] });
  });

  test("a split rule stands before the rule it was made of, and who asked for the one asks for both", () => {
    const { ruleSet } = plain({
      kind: "split",
      from: "investment-promotion",
      parts: [{ to: "vcci", share: { sector: ["energy"] } }],
      rest: "investment-promotion",
      ...decided,
    });
    const rules = ruleSet.departmentRules.map(({ code, department }) => `${code}: ${department}`);
    const at = rules.indexOf("investment-without-a-site: investment-promotion");
    expect(rules[at - 1]).toBe("investment-without-a-site-vcci: vcci");
    const coordination = ruleSet.coordinationRules.find(({ code }) => code === "no-site-yet");
    expect(coordination?.when).toEqual([
      { decidedBy: ["investment-without-a-site", "investment-without-a-site-vcci"] },
    ]);
  });
});
