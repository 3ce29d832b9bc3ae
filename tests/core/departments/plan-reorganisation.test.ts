import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LeadStanding,
  planReorganisation,
  type ReorganisationFacts,
} from "~/core/departments/plan-reorganisation";
import { type ReorganisationRequest, type Share, targetsOf } from "~/core/departments/reorganisation";
import { leadKinds } from "~/core/leads/lead";
import { runExamples } from "~/core/routing/examples";
import { namedDepartments } from "~/core/routing/publish-problems";
import { routeLead } from "~/core/routing/route-lead";
import { siteTypes } from "~/core/routing/rules";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { anyLead } from "../routing/arbitrary";
import { aLead, defaultRules, departments as list, facts as routing } from "../routing/province";

const anObstacle = aLead({ kind: "obstacle" });
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

const noClock = { assignBy: null, assignedAt: null };
const nothing = { tasks: [], projects: [], steps: [], views: [], examples: [], routing };

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
  .map((lead) => ({
    ...lead,
    ...noClock,
    coordinating: lead.coordinating.filter((code) => code !== lead.department),
  }));

const anyFacts: fc.Arbitrary<ReorganisationFacts> = fc
  .uniqueArray(anyStanding, { maxLength: 40, selector: ({ id }) => id })
  .map((leads) => ({
    departments,
    leads,
    ...nothing,
    staff: codes.map((department, id) => ({ id, department })),
    sectors: sectors.map((code, at) => ({ code, department: codes[at % codes.length] ?? "" })),
    procedures: [{ code: "one", departments: codes.slice(0, 5) }],
    ruleSet: defaultRules,
  }));

const plain = (request: ReorganisationRequest, over: Partial<ReorganisationFacts> = {}) =>
  planReorganisation(request, {
    departments,
    leads: [],
    ...nothing,
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
      fc.property(anyRequest, fc.subarray(codes, { minLength: 1, maxLength: 20 }), (request, notify) => {
        const notice = { code: "notice", name: { vi: "Báo tin" }, when: [{}], notify };
        const { plan, ruleSet } = plain(request, { ruleSet: { ...defaultRules, notifyRules: [notice] } });
        expect(ruleSetSchema.safeParse(ruleSet).error).toBeUndefined();
        const named = [...namedDepartments(ruleSet).keys()];
        expect(named.filter((code) => plan.closes.some((ended) => ended.code === code))).toEqual([]);
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
          ...noClock,
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
    ...noClock,
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

  test("a lead that is left without somebody has a new day by which it gets one; what it had is kept for undoing", () => {
    const given = { assignBy: "2026-11-30", assignedAt: "2026-11-29T03:00:00.000Z" };
    const changes = plain(merge(["finance"], "health"), {
      leads: [
        lead({ id: 1, ...given, assignee: { id: 7, department: "justice" } }),
        lead({ id: 2, ...given, assignee: { id: 7, department: "finance" } }),
        lead({ id: 3, ...given, open: false }),
      ],
    }).plan.leads;
    expect(changes.map(({ clock }) => clock)).toEqual([given, null, null]);
  });

  test("open tasks go to the successor, and end where it leads the lead", () => {
    const { plan } = plain(merge(["finance"], "health"), {
      leads: [lead({ id: 1, department: "justice" }), lead({ id: 2 }), lead({ id: 3, department: "health" })],
      tasks: [
        { id: 10, lead: 1, kind: "coordination", department: "finance" },
        { id: 11, lead: 1, kind: "coordination", department: "health" },
        { id: 20, lead: 2, kind: "coordination", department: "health" },
        { id: 30, lead: 3, kind: "appraisal", department: "finance" },
      ],
    });
    expect(plan.tasks).toEqual([
      { id: 10, lead: 1, from: "finance", to: "health", ends: false },
      { id: 11, lead: 1, from: "health", to: "health", ends: true, asked: "once" },
      { id: 20, lead: 2, from: "health", to: "health", ends: true },
      { id: 30, lead: 3, from: "finance", to: "health", ends: true },
    ]);
  });

  test("a successor is asked once: what is due first stays, and asks for both", () => {
    const task = { lead: 1, kind: "coordination" };
    const { plan } = plain(merge(["finance"], "health"), {
      leads: [lead({ id: 1, department: "justice" }), lead({ id: 2, department: "justice" })],
      tasks: [
        { id: 10, ...task, department: "finance", due: "2026-12-03", question: "What does it cost?" },
        { id: 11, ...task, department: "health", due: "2026-12-01", question: "Is it safe?" },
        { id: 12, ...task, department: "finance", kind: "appraisal", due: "2026-12-01", question: null },
        { id: 20, ...task, lead: 2, department: "finance", due: null, question: null },
        { id: 21, ...task, lead: 2, department: "health", due: "2026-12-01", question: "Is it safe?" },
      ],
    });
    expect(plan.tasks).toEqual([
      { id: 10, lead: 1, from: "finance", to: "health", ends: true, asked: "once" },
      {
        id: 11,
        lead: 1,
        from: "health",
        to: "health",
        ends: false,
        question: { before: "Is it safe?", after: "Is it safe?\n\nWhat does it cost?" },
      },
      { id: 12, lead: 1, from: "finance", to: "health", ends: false },
      { id: 20, lead: 2, from: "finance", to: "health", ends: true, asked: "once" },
    ]);
  });

  test("projects and their steps are divided by sector and place; saved queues follow the rest", () => {
    const { plan } = plain(
      {
        kind: "split",
        from: "finance",
        parts: [{ to: "health", share: { sector: ["energy"] } }],
        rest: "justice",
        ...decided,
      },
      {
        projects: [
          { id: 1, department: "finance", sector: "energy", site: "park" },
          { id: 2, department: "finance", sector: null, site: "none" },
          { id: 3, department: "tax", sector: "energy", site: "park" },
        ],
        steps: [{ id: 4, department: "finance", sector: "energy", site: "none" }],
        views: [
          { id: 5, query: "?department=finance&kind=obstacle", sharedWith: null },
          { id: 6, query: "?kind=obstacle", sharedWith: "finance" },
          { id: 7, query: "?department=tax", sharedWith: "tax" },
        ],
      },
    );
    expect([plan.projects, plan.steps]).toEqual([
      [
        { id: 1, from: "finance", to: "health" },
        { id: 2, from: "finance", to: "justice" },
      ],
      [{ id: 4, from: "finance", to: "health" }],
    ]);
    expect(plan.views.map(({ id, after }) => [id, after])).toEqual([
      [5, { query: "?department=justice&kind=obstacle", sharedWith: null }],
      [6, { query: "?kind=obstacle", sharedWith: "justice" }],
    ]);
  });

  test("worked cases that hold go on holding; a suggestion names the successor", () => {
    const obstacle = { id: 1, name: "", lead: anObstacle, expect: { department: "finance" } };
    const suggested = { ...obstacle, id: 2, lead: { ...anObstacle, kind: "support" as const } };
    const wants = {
      ...suggested,
      expect: { department: "finance", coordinating: ["finance", "tax"], dueDays: 59 },
    };
    const other = { ...obstacle, id: 3, expect: { appraisal: false } };
    const examples = [obstacle, wants, other];
    const { plan, ruleSet } = plain(merge(["finance"], "health"), { examples });
    expect(plan.examples.map(({ id, after }) => [id, after])).toEqual([
      [1, { department: "health" }],
      [2, { department: "health", coordinating: ["health", "tax"], dueDays: 59 }],
    ]);
    const after = examples.map((example) => ({
      ...example,
      expect: plan.examples.find(({ id }) => id === example.id)?.after ?? example.expect,
    }));
    const at = new Date("2026-12-01T00:00:00+07:00");
    expect(runExamples(ruleSet, after.slice(0, 1), routing, at)).toEqual([]);
  });

  test("a rule that tells departments by mail tells their successors, and whoever coordinates as before", () => {
    const notice = {
      code: "notice",
      name: { vi: "Báo tin" },
      when: [{}],
      notify: ["finance", "health", "coordinator"],
    };
    const { plan, ruleSet } = plain(merge(["finance"], "health"), {
      ruleSet: { ...defaultRules, notifyRules: [notice] },
    });
    expect(ruleSet.notifyRules).toEqual([{ ...notice, notify: ["health", "coordinator"] }]);
    expect(plan.rules.changes).toContainEqual({
      list: "notifyRules",
      rule: "notice",
      from: "finance",
      to: "health",
    });
  });

  test("a rule of any list that asks which rule decided asks for those made of it as well", () => {
    const asking = {
      code: "asking",
      name: { vi: "Hỏi" },
      when: [{ decidedBy: ["investment-without-a-site"] }],
    };
    const { ruleSet } = plain(
      {
        kind: "split",
        from: "investment-promotion",
        parts: [{ to: "vcci", share: { sector: ["energy"] } }],
        rest: "investment-promotion",
        ...decided,
      },
      {
        ruleSet: {
          ...defaultRules,
          appraisal: { ...defaultRules.appraisal, rules: [asking] },
          priorityRules: [asking],
          dueRules: [{ ...asking, workingDays: 2 }, ...defaultRules.dueRules],
          notifyRules: [{ ...asking, notify: ["health"] }],
        },
      },
    );
    const both = [{ decidedBy: ["investment-without-a-site", "investment-without-a-site-vcci"] }];
    const { appraisal, priorityRules, dueRules, notifyRules } = ruleSet;
    for (const rules of [appraisal.rules, priorityRules, dueRules, notifyRules]) {
      expect(rules?.[0]?.when).toEqual(both);
    }
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
