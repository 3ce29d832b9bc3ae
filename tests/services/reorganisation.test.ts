import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ReorganisationRequest } from "~/core/departments/reorganisation";
import { reorganisationPlanSchema } from "~/core/departments/reorganisation.schema";
import type { StaffActor } from "~/core/policy/may";
import { routeLead } from "~/core/routing/route-lead";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import {
  cancelReorganisation,
  carryOutDue,
  orderReorganisation,
} from "~/services/departments/carry-out-reorganisation.server";
import { previewReorganisation } from "~/services/departments/preview-reorganisation.server";
import { undoReorganisation } from "~/services/departments/undo-reorganisation.server";
import { forwardLead } from "~/services/leads/forward-lead.server";
import { passOverPeople } from "~/services/people/people-pass.server";
import { readFacts } from "~/services/reference/facts.server";
import { findPublishProblems } from "~/services/rules/publish-problems.server";
import { aLead as anyLead } from "../core/routing/province";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, deskOf, seenNow } from "../support/desk";

const now = new Date("2026-11-25T03:00:00Z");
const later = new Date("2026-11-25T05:00:00Z");
const ids = {
  obstacle: { kind: "obstacle", place: undefined },
  partnership: { kind: "partnership", place: undefined },
};

let db: Database;
let close: () => Promise<void>;
let admin: StaffActor;

async function open() {
  const database = await freshDatabase();
  ({ db, close } = database);
  admin = await aStaff(db, "administrator");
}

/** Copies of a lead, as many as asked, each of its own submitter. */
async function copies(leadId: number, count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO lead SELECT (r).* FROM (
      SELECT jsonb_populate_record(lead, jsonb_build_object(
               'id', nextval('lead_id_seq'), 'code', code || '-' || n, 'formToken', "formToken" || n,
               'trackTokenHash', "trackTokenHash" || n)) AS r
        FROM lead, generate_series(1, ${count}::int) AS n WHERE id = ${leadId}) AS made`;
}

async function order(request: ReorganisationRequest, at = now) {
  const preview = await previewReorganisation({ db, now: at }, request);
  return orderReorganisation({ db, now: at, actor: admin }, request, preview.seen);
}

async function orderedId(request: ReorganisationRequest, at = now): Promise<number> {
  const ordered = await order(request, at);
  if (ordered.kind !== "done" && ordered.kind !== "planned") throw new Error(JSON.stringify(ordered));
  return ordered.id;
}

const noted = async (id: number) => (await db.reorganisation.findUniqueOrThrow({ where: { id } })).notes;

const merger: ReorganisationRequest = {
  kind: "merge",
  from: ["finance", "industry-trade"],
  into: "investment-promotion",
  effectiveOn: "2026-11-25",
  basis: "",
};

describe("two departments with a thousand open leads become one", () => {
  let officer: StaffActor;
  let taken: number;
  let before: Map<number, { dueOn: Date | null; state: string }>;
  let id: number;

  beforeAll(async () => {
    await open();
    officer = await aStaff(db, "officer", "finance");
    const obstacle = await aLead(db, now, ids.obstacle);
    const partnership = await aLead(db, now, ids.partnership);
    expect([obstacle.departmentCode, partnership.departmentCode]).toEqual(["finance", "industry-trade"]);
    await copies(obstacle.id, 499);
    await copies(partnership.id, 499);
    taken = obstacle.id;
    await db.lead.update({ where: { id: taken }, data: { assigneeId: officer.id, state: "in-progress" } });
    await db.department.update({ where: { code: "finance" }, data: { mailbox: "finance@example.com" } });
    await db.catalogueVersion.updateMany({ data: { version: { increment: 1 } } });
    before = new Map((await db.lead.findMany()).map((lead) => [lead.id, lead]));
    await beginSession(db, officer.id, { address: "127.0.0.1", userAgent: "test" }, false, now);
    id = await orderedId(merger);
  });
  afterAll(() => close());

  test("every lead is held by the successor, keeps its due date, and has an assignment and an event", async () => {
    const leads = await db.lead.findMany({
      include: { events: true, assignments: { orderBy: { id: "desc" } } },
    });
    expect(leads).toHaveLength(1000);
    for (const lead of leads) {
      const event = lead.events.filter(({ kind }) => kind === "reorganised");
      expect([lead.departmentCode, lead.dueOn, lead.state]).toEqual([
        "investment-promotion",
        before.get(lead.id)?.dueOn,
        before.get(lead.id)?.state,
      ]);
      expect(event.map(({ data }) => data)).toEqual([
        expect.objectContaining({ to: "investment-promotion", role: "lead", reorganisation: id }),
      ]);
      expect(lead.assignments[0]).toMatchObject({
        departmentCode: "investment-promotion",
        dueOn: lead.dueOn,
      });
      expect(lead.coordinating).not.toContain("finance");
      expect(lead.coordinating).not.toContain("investment-promotion");
    }
  });

  test("whoever moved along keeps the lead, and has to sign in again", async () => {
    expect((await db.lead.findUniqueOrThrow({ where: { id: taken } })).assigneeId).toBe(officer.id);
    const staff = await db.staff.findUniqueOrThrow({
      where: { id: officer.id },
      include: { sessions: true },
    });
    expect([staff.departmentCode, staff.sessions.length]).toEqual(["investment-promotion", 0]);
  });

  test("a rule that named an old department names the new one, in a new version in force", async () => {
    const { ruleSet, routing, departments, sectors } = await readFacts(db, now);
    expect(ruleSet.version).toBe(2);
    expect(JSON.stringify(ruleSet)).not.toMatch(/"(finance|industry-trade)"/);
    const decided = routeLead(anyLead({ kind: "obstacle" }), ruleSet, routing, "2026-11-24");
    expect([decided.department, decided.rule]).toEqual(["investment-promotion", "obstacle-elsewhere"]);
    expect(departments.get("finance")).toMatchObject({
      validTo: "2026-11-25",
      successorCodes: ["investment-promotion"],
    });
    expect([...sectors.values()].map(({ department }) => department)).not.toContain("finance");
    expect(departments.get("investment-promotion")?.mailbox).toBe("finance@example.com");
  });

  test("undone, every lead, rule, person and mailbox is where it was, and the history says both", async () => {
    expect(await undoReorganisation({ db, now: later, actor: admin }, id)).toEqual({ kind: "undone" });
    const leads = await db.lead.findMany({ include: { events: true } });
    for (const lead of leads) {
      const was = before.get(lead.id);
      expect({ ...lead, version: 0, events: 0 }).toEqual({ ...was, version: 0, events: 0 });
      expect(lead.events.map(({ kind }) => kind).slice(-2)).toEqual(["reorganised", "reorganisation-undone"]);
    }
    const { ruleSet, departments } = await readFacts(db, later);
    const [first, last] = await Promise.all(
      [1, 3].map((version) => db.ruleSet.findUniqueOrThrow({ where: { version } })),
    );
    expect(ruleSet.version).toBe(3);
    expect({ ...Object(last?.rules), version: 1 }).toEqual(first?.rules);
    expect(departments.get("finance")).toMatchObject({ validTo: null, successorCodes: [] });
    expect(departments.get("investment-promotion")?.mailbox).toBeNull();
    expect((await db.staff.findUniqueOrThrow({ where: { id: officer.id } })).departmentCode).toBe("finance");
    expect(await noted(id)).toEqual([]);
    expect(await undoReorganisation({ db, now: later, actor: admin }, id)).toEqual({ kind: "not-done" });
  });
});

describe("what other rooms keep", () => {
  beforeAll(open);
  afterAll(() => close());

  const kept = async () => ({
    tasks: (await db.leadTask.findMany({ orderBy: { id: "asc" } })).map((task) => ({ ...task, version: 0 })),
    projects: (await db.project.findMany()).map((project) => ({ ...project, version: 0 })),
    steps: await db.obstacleStep.findMany({ orderBy: { id: "asc" } }),
    views: (await db.queueView.findMany({ orderBy: { id: "asc" } })).map((view) => ({
      ...view,
      updatedAt: 0,
    })),
    examples: (await db.ruleExample.findMany({ orderBy: { id: "asc" } })).map(({ expect }) => expect),
    deputies: await db.staff.findMany({ orderBy: { id: "asc" }, select: { id: true, deputyId: true } }),
    clocks: await db.lead.findMany({
      orderBy: { id: "asc" },
      select: {
        departmentCode: true,
        assigneeId: true,
        assignBy: true,
        assignedAt: true,
        coordinating: true,
      },
    }),
  });

  test("tasks, projects, steps, saved queues and worked cases follow, and are given back by undoing", async () => {
    const head = await aStaff(db, "head", "finance");
    const officer = await aStaff(db, "officer", "finance");
    await db.staff.update({ where: { id: officer.id }, data: { deputyId: head.id } });
    const asked = await aLead(db, now);
    const led = await aLead(db, now, ids.partnership);
    await db.leadTask.deleteMany();
    const task = (leadId: number, departmentCode: string, state = "open") =>
      db.leadTask.create({ data: { leadId, kind: "coordination", departmentCode, state, createdAt: now } });
    const follows = await task(asked.id, "finance");
    const answered = await task(asked.id, "finance", "answered");
    const ends = await task(led.id, "investment-promotion");
    const project = await db.project.create({
      data: {
        code: "DA-1",
        name: "Demo",
        departmentCode: "finance",
        stage: "interest",
        state: "active",
        openedAt: now,
        searchText: "",
        obstacles: {
          create: {
            topic: "land",
            title: "Demo",
            description: "Demo",
            level: "province",
            state: "open",
            publicLabel: "awaiting-guidance",
            openedAt: now,
            steps: {
              create: [null, now].map((doneAt) => ({
                what: "Demo",
                departmentCode: "industry-trade",
                role: "",
                dueOn: now,
                doneAt,
              })),
            },
          },
        },
      },
    });
    const view = await db.queueView.create({
      data: {
        name: "Theirs",
        query: "?department=finance",
        columns: [],
        staffId: officer.id,
        sharedWith: "finance",
        updatedAt: now,
      },
    });
    const before = await kept();
    const id = await orderedId(merger);

    const after = await kept();
    expect(after.tasks.map(({ id, departmentCode, state }) => [id, departmentCode, state])).toEqual([
      [follows.id, "investment-promotion", "open"],
      [answered.id, "finance", "answered"],
      [ends.id, "investment-promotion", "cancelled"],
    ]);
    expect(after.projects).toMatchObject([{ id: project.id, departmentCode: "investment-promotion" }]);
    expect(after.steps.map(({ departmentCode }) => departmentCode)).toEqual([
      "investment-promotion",
      "industry-trade",
    ]);
    expect(after.views).toMatchObject([
      { id: view.id, query: "?department=investment-promotion", sharedWith: "investment-promotion" },
    ]);
    expect(after.deputies).toEqual(before.deputies);
    expect(await db.projectEvent.findMany()).toMatchObject([{ kind: "department-moved", staffId: admin.id }]);
    const events = await db.leadEvent.findMany({
      where: { kind: { in: ["reorganised", "task-cancelled"] } },
      orderBy: [{ leadId: "asc" }, { id: "asc" }],
    });
    expect(events.map(({ leadId, kind }) => [leadId, kind])).toEqual([
      [asked.id, "reorganised"],
      [led.id, "reorganised"],
      [led.id, "task-cancelled"],
    ]);
    // No worked case stands in the way of the next publication, and the rules name no department that has ended.
    const facts = await readFacts(db, later);
    const problems = await findPublishProblems(db, facts.ruleSet, facts, later);
    expect(problems.map(({ code }) => code)).not.toContain("example-fails");
    expect(problems.map(({ code }) => code)).not.toContain("department-closed");
    expect(JSON.stringify(after.examples)).not.toMatch(/"(finance|industry-trade)"/);

    expect(await undoReorganisation({ db, now: later, actor: admin }, id)).toEqual({ kind: "undone" });
    expect(await kept()).toEqual(before);
    expect(await noted(id)).toEqual([]);
  });

  test("a lead whose person does not come along waits for somebody, and goes back with its clocks", async () => {
    const [officer] = await db.staff.findMany({ where: { departmentCode: "finance", role: "officer" } });
    const lead = await aLead(db, new Date("2026-11-26T03:00:00Z"), ids.obstacle);
    const given = {
      assigneeId: officer?.id ?? null,
      assignedAt: now,
      assignBy: new Date("2026-11-26T00:00:00Z"),
    };
    await db.lead.update({ where: { id: lead.id }, data: given });
    const row = () =>
      db.lead.findUniqueOrThrow({
        where: { id: lead.id },
        select: { departmentCode: true, assigneeId: true, assignedAt: true, assignBy: true },
      });
    const before = await row();
    const friday = new Date("2026-11-27T03:00:00Z");
    const id = await orderedId(
      {
        kind: "split",
        from: "finance",
        parts: [{ to: "construction", share: { kind: ["obstacle"] } }],
        rest: "finance",
        effectiveOn: "2026-11-27",
        basis: "",
      },
      friday,
    );
    const byDay = await row();
    expect(byDay).toMatchObject({ departmentCode: "construction", assigneeId: null, assignedAt: null });
    expect(byDay.assignBy?.getTime()).toBeGreaterThan(friday.getTime());
    const builder = await aStaff(db, "officer", "construction");
    await passOverPeople(db, friday);
    expect((await row()).assigneeId).toBe(builder.id);
    await undoReorganisation({ db, now: new Date("2026-11-27T05:00:00Z"), actor: admin }, id);
    expect(await row()).toEqual(before);
  });
});

describe("one at a time", () => {
  beforeEach(open);
  const end = async () => close();

  test("a lead that was passed on by hand since stays where it was sent, and that is told", async () => {
    const moved = await aLead(db, now, ids.obstacle);
    const other = await aLead(db, now, ids.obstacle);
    const id = await orderedId(merger);
    const forwarded = await forwardLead(deskOf(db, admin, later), await seenNow(db, moved.id), {
      department: "health",
      reason: "It is about a hospital.",
    });
    expect(forwarded).toEqual({ kind: "done" });
    await aLead(db, later, ids.obstacle);
    await undoReorganisation({ db, now: later, actor: admin }, id);
    const held = async (leadId: number) =>
      (await db.lead.findUniqueOrThrow({ where: { id: leadId } })).departmentCode;
    expect([await held(moved.id), await held(other.id)]).toEqual(["health", "finance"]);
    expect(await noted(id)).toEqual([
      { key: "leads-moved-since", count: 1 },
      { key: "leads-since", count: 1 },
    ]);
    await end();
  });

  test("planned for a later day it changes nothing until that day begins in Viet Nam, and then once", async () => {
    const lead = await aLead(db, now, ids.obstacle);
    const id = await orderedId({ ...merger, effectiveOn: "2026-12-01" });
    const held = async () => (await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).departmentCode;
    expect(await carryOutDue(db, new Date("2026-11-30T16:59:59Z"))).toBe(0);
    expect(await held()).toBe("finance");
    await aLead(db, later, ids.partnership);
    const midnight = new Date("2026-11-30T17:00:30Z");
    expect(await Promise.all([carryOutDue(db, midnight), carryOutDue(db, midnight)])).toContain(1);
    expect(await held()).toBe("investment-promotion");
    expect(await db.leadEvent.count({ where: { leadId: lead.id, kind: "reorganised" } })).toBe(1);
    expect(await noted(id)).toEqual([{ key: "more-leads", count: 1 }]);
    expect(await cancelReorganisation({ db, now: later, actor: admin }, id)).toBe(false);
    await end();
  });

  test("what was called off is not carried out", async () => {
    const id = await orderedId({ ...merger, effectiveOn: "2026-12-01" });
    expect(await cancelReorganisation({ db, now, actor: admin }, id)).toBe(true);
    expect(await carryOutDue(db, new Date("2026-12-02T00:00:00Z"))).toBe(0);
    await end();
  });

  test("rules that are planned and name a department that ends hold it up until they are called off", async () => {
    const lead = await aLead(db, now, ids.obstacle);
    const plan = (from: string) =>
      db.rulePublication.create({
        data: { version: 1, kind: "publish", from: new Date(from), at: now, note: "Demo" },
      });
    const cancel = (id: number) => db.rulePublication.update({ where: { id }, data: { cancelledAt: later } });
    const first = await plan("2026-12-10T17:00:00Z");
    expect(await previewReorganisation({ db, now }, merger)).toMatchObject({ plannedRules: [1] });
    expect(await order(merger)).toEqual({ kind: "rules-planned", versions: [1] });
    expect(await db.reorganisation.count()).toBe(0);
    await cancel(first.id);

    const id = await orderedId({ ...merger, effectiveOn: "2026-12-01" });
    const second = await plan("2026-12-10T17:00:00Z");
    const midnight = new Date("2026-11-30T17:00:30Z");
    expect(await carryOutDue(db, midnight)).toBe(0);
    expect(await noted(id)).toEqual([{ key: "rules-planned", count: 1 }]);
    await cancel(second.id);
    expect(await carryOutDue(db, midnight)).toBe(1);
    expect((await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).departmentCode).toBe(
      "investment-promotion",
    );
    await end();
  });

  test("while one waits for planned rules to be called off, another one is confirmed with its own preview", async () => {
    await orderedId({ ...merger, effectiveOn: "2026-12-01" });
    await db.rulePublication.create({
      data: { version: 1, kind: "publish", from: new Date("2026-12-10T17:00:00Z"), at: now, note: "Demo" },
    });
    const midnight = new Date("2026-11-30T17:00:30Z");
    const other: ReorganisationRequest = {
      kind: "merge",
      from: ["state-bank"],
      into: "vcci",
      effectiveOn: "2099-01-01",
      basis: "",
    };
    const { seen } = await previewReorganisation({ db, now: midnight }, other);
    expect(await carryOutDue(db, midnight)).toBe(0);
    expect(await orderReorganisation({ db, now: midnight, actor: admin }, other, seen)).toMatchObject({
      kind: "planned",
    });
    await end();
  });

  test("of two administrators with the same preview, the second is told and nothing happens twice", async () => {
    const { seen } = await previewReorganisation({ db, now }, merger);
    const both = await Promise.all(
      [1, 2].map(() => orderReorganisation({ db, now, actor: admin }, merger, seen)),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(["changed", "done"]);
    await end();
  });

  test("a split sends the leads of today and of tomorrow the same way", async () => {
    const land = await aLead(db, now, ids.obstacle);
    const market = await aLead(db, now, { ...ids.obstacle, kind: "support", need: "capital" });
    const id = await orderedId({
      kind: "split",
      from: "finance",
      parts: [{ to: "construction", share: { kind: ["obstacle"] } }],
      rest: "industry-trade",
      effectiveOn: "2026-11-25",
      basis: "",
    });
    const held = await Promise.all(
      [land, market].map((lead) => db.lead.findUniqueOrThrow({ where: { id: lead.id } })),
    );
    expect(held.map((lead) => lead.departmentCode)).toEqual(["construction", "industry-trade"]);
    const tomorrow = [
      await aLead(db, later, ids.obstacle),
      await aLead(db, later, { ...ids.obstacle, kind: "support", need: "capital" }),
    ];
    expect(tomorrow.map((lead) => lead.departmentCode)).toEqual(["construction", "industry-trade"]);
    const row = await db.reorganisation.findUniqueOrThrow({ where: { id } });
    expect(reorganisationPlanSchema.parse(row.plan).closes).toEqual([
      { code: "finance", successors: ["industry-trade", "construction"] },
    ]);
    await end();
  });

  test("a lead that comes in while a department is being closed is not left with it", async () => {
    await readFacts(db);
    const [, ...leads] = await Promise.all([
      orderedId(merger),
      ...Array.from({ length: 12 }, () => aLead(db, now, ids.obstacle)),
    ]);
    const held = await db.lead.findMany({ where: { id: { in: leads.map(({ id }) => id) } } });
    expect(held.map((lead) => lead.departmentCode)).toEqual(leads.map(() => "investment-promotion"));
    await end();
  });

  test("a closed department cannot be given a lead", async () => {
    await orderedId(merger);
    const lead = await aLead(db, later);
    const refused = await forwardLead(deskOf(db, admin, later), await seenNow(db, lead.id), {
      department: "finance",
      reason: "Habit.",
    });
    expect(refused).toEqual({ kind: "refused", reason: "department.unknown" });
    await end();
  });
});
