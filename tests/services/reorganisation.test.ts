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
import { readFacts } from "~/services/reference/facts.server";
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
