import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSelection } from "~/core/leads/bulk";
import { readQueueQuery } from "~/core/leads/queue-query";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { addTask } from "~/services/casework/add-task.server";
import { answerTask } from "~/services/casework/answer-task.server";
import { trackToken } from "~/services/intake/form-token.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { correctClock } from "~/services/leads/correct-clock.server";
import { forwardLead } from "~/services/leads/forward-lead.server";
import { markRead } from "~/services/leads/mark-read.server";
import { noteLead } from "~/services/leads/note-lead.server";
import { readDeskLead } from "~/services/leads/read-desk-lead.server";
import { resumeLead } from "~/services/leads/resume-lead.server";
import { runBulk } from "~/services/queue/bulk.server";
import { exportQueue } from "~/services/queue/export-queue.server";
import { arrive, leave, readersOf } from "~/services/queue/presence.server";
import { countOpenLeads, type QueuePage, readQueue } from "~/services/queue/queue.server";
import { readBulk } from "~/services/queue/read-bulk.server";
import { undoBulk } from "~/services/queue/undo-bulk.server";
import { changeView, deleteView, listViews, saveView } from "~/services/queue/views.server";
import { readWorkload } from "~/services/queue/workload.server";
import { seedLeads } from "~/services/seed/seed-leads.server";
import { trackLead } from "~/services/tracking/track-lead.server";
import { freshDatabase } from "../../support/database";
import { aLead, aStaff, deskOf, secret, seenNow } from "../../support/desk";

const zone = "economic-zone-authority";
const now = new Date("2026-12-01T02:00:00Z");
const synthetic = 600;

let db: Database;
let close: () => Promise<void>;
let boss: StaffActor;
let officer: StaffActor;
let colleague: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  boss = await aStaff(db, "coordinator");
  officer = await aStaff(db, "officer", zone);
  colleague = await aStaff(db, "officer", zone, { name: "Lan" });
  stranger = await aStaff(db, "officer", "justice");
  let state = 7;
  const chance = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const random = (bytes: number) => Uint8Array.from({ length: bytes }, () => Math.floor(chance() * 256));
  await seedLeads({ db, now, random, secret, chance, progress: () => {} }, synthetic);
});
afterAll(() => close());

const read = (actor: StaffActor, search = "", limit?: number) =>
  readQueue({ db, now, actor }, readQueueQuery(new URLSearchParams(search)), limit);

/** All pages of a queue, each found by the link on the one before. */
async function pages(actor: StaffActor, search: string, limit: number): Promise<QueuePage[]> {
  const query = readQueueQuery(new URLSearchParams(search));
  const all: QueuePage[] = [];
  for (let after = query.after; ; ) {
    const page = await readQueue({ db, now, actor }, { ...query, after }, limit);
    all.push(page);
    if (!page.next) return all;
    after = page.next;
  }
}

const open = { state: { notIn: ["resolved", "withdrawn"] } };

describe("a queue in pages", () => {
  test.each(["", "?state=closed", "?state=any", "?state=any&q=solar", "?standing=overdue", "?country=JP"])(
    "%j: page after page shows each lead once, in order, and the way back shows the same pages",
    async (search) => {
      const whole = (await read(boss, search, synthetic)).rows.map((row) => row.id);
      const forth = await pages(boss, search, 7);
      expect(forth.flatMap((page) => page.rows.map((row) => row.id))).toEqual(whole);
      const query = readQueueQuery(new URLSearchParams(search));
      for (const [index, page] of forth.entries()) {
        expect(page.previous === null).toBe(index === 0);
        const before = forth[index - 1];
        if (!page.previous || !before) continue;
        const back = await readQueue({ db, now, actor: boss }, { ...query, before: page.previous }, 7);
        expect(back.rows.map((row) => row.id)).toEqual(before.rows.map((row) => row.id));
      }
    },
  );

  test("what is due soonest stands first", async () => {
    const { rows } = await read(boss, "", synthetic);
    const due = rows.map((row) => row.due ?? "");
    expect(due).toEqual([...due].sort());
  });

  test("an officer sees what the department answers, coordinates or appraises, and nothing else", async () => {
    for (const department of [zone, "foreign-affairs", "justice"]) {
      const actor = await aStaff(db, "officer", department);
      const { rows } = await read(actor, "?state=any", synthetic);
      const expected = await db.lead.findMany({
        where: {
          OR: [
            { departmentCode: department },
            { coordinating: { has: department } },
            ...(department === "foreign-affairs" ? [{ appraisal: true }] : []),
          ],
        },
        select: { id: true },
      });
      expect(rows.map((row) => row.id).sort()).toEqual(expected.map((row) => row.id).sort());
    }
  });

  test("taking part is to coordinate or to appraise what another department answers", async () => {
    for (const [department, appraises] of [
      [zone, false],
      ["foreign-affairs", true],
    ] as const) {
      for (const role of ["officer", "coordinator"] as const) {
        const actor = await aStaff(db, role, department);
        const takesPart = [
          { coordinating: { has: department } },
          // Whoever sees all is asked for nothing but what the department coordinates.
          ...(appraises && role === "officer" ? [{ appraisal: true }] : []),
        ];
        const expected = await db.lead.findMany({
          where: { departmentCode: { not: department }, OR: takesPart },
          select: { id: true },
        });
        const { rows, total } = await read(actor, "?state=any&part=taking-part", synthetic);
        expect(rows.map((row) => row.id).sort()).toEqual(expected.map((row) => row.id).sort());
        expect(total.count).toBe(expected.length);
        if (role === "officer") expect(expected.length).toBeGreaterThan(0);
      }
    }
  });

  const country = "JP";
  test.each([
    ["?state=any&country=JP", { country }],
    ["?state=any&country=JP&kind=investment", { country, kind: "investment" }],
    ["?country=JP", { country, ...open }],
    ["?state=in-progress", { state: "in-progress" }],
    ["?state=any&department=finance", { departmentCode: "finance" }],
    ["?assignee=none", { assigneeId: null, ...open }],
    ["?priority=high&state=closed", { priority: "high", state: { in: ["resolved", "withdrawn"] } }],
    ["?state=any&country=JP&q=solar", { country, subject: { contains: "solar" } }],
    ["?state=any&q=solar&kind=obstacle", { kind: "obstacle", subject: { contains: "solar" } }],
    [
      "?standing=overdue&country=JP",
      {
        country,
        dueOn: { lt: new Date("2026-12-01") },
        state: { in: ["received", "routed", "in-progress"] },
      },
    ],
  ])("%j finds what it says, and counts it", async (search, where) => {
    const expected = await db.lead.findMany({ where, select: { id: true } });
    const { rows, total } = await read(boss, search, synthetic);
    expect(rows.map((row) => row.id).sort()).toEqual(expected.map((row) => row.id).sort());
    expect(expected.length).toBeGreaterThan(0);
    expect(total.count).toBe(Math.min(expected.length, search.includes("q=") ? 50 : 1000));
  });

  test("a filter finds what has just come to be so, and no more what has ceased to be", async () => {
    const { id, code } = await aLead(db, now);
    const find = async (search: string) =>
      (await read(boss, search, synthetic)).rows.some((row) => row.code === code);
    const mine = `?state=in-progress&assignee=${officer.id}`;
    expect([await find("?state=routed"), await find(mine)]).toEqual([true, false]);
    await acceptLead(deskOf(db, officer, now), await seenNow(db, id));
    expect([await find("?state=routed"), await find(mine)]).toEqual([false, true]);
  });

  test("counts end where nobody counts any more", async () => {
    const open = await db.lead.count({ where: { state: { notIn: ["resolved", "withdrawn"] } } });
    expect(await countOpenLeads(db, boss)).toEqual({ count: open, more: false });
  });
});

test("words find a lead by their beginnings, without marks, and Chinese by what stands in the middle", async () => {
  const { code } = await aLead(db, now, {
    subject: "Nhà máy cơ khí 电子零件工厂",
    submitter: {
      type: "foreign-investor",
      name: "Nguyễn Demo",
      email: "demo.nguyen@example.com",
      country: "CN",
      language: "zh",
    },
  });
  for (const q of ["nguyen", "NGUYỄN co kh", "demo.nguyen@example.com", "零件", code.slice(5, 9)]) {
    const { rows } = await read(boss, `?state=any&q=${encodeURIComponent(q)}`);
    expect([q, rows.map((row) => row.code).includes(code)]).toEqual([q, true]);
  }
  for (const q of ["guyen", "nguyen xyz"]) {
    const { rows } = await read(boss, `?state=any&q=${encodeURIComponent(q)}`);
    expect([q, rows.map((row) => row.code).includes(code)]).toEqual([q, false]);
  }
});

test("a department that was asked sees its own date until it has answered; who answers the sender, the lead's", async () => {
  const asked = await aStaff(db, "officer", "science-technology");
  const { id } = await aLead(db, now);
  const own = async (actor: StaffActor) =>
    (await read(actor, "", synthetic)).rows.find((row) => row.id === id)?.task;
  const question = "Is the technology known?";
  await addTask(deskOf(db, officer, now), await seenNow(db, id), {
    department: "science-technology",
    question,
  });
  const task = await db.leadTask.findFirstOrThrow({ where: { leadId: id, question } });
  const due = task.dueOn?.toISOString().slice(0, 10);
  expect(await own(asked)).toMatchObject({ kind: "coordination", due, standing: { standing: "ample" } });
  expect(await own(officer)).toBeNull();
  await answerTask(deskOf(db, asked, now), await seenNow(db, id), {
    taskId: task.id,
    opinion: null,
    conditions: null,
    answer: "It is.",
  });
  expect(await own(asked)).toBeNull();
});

test("an officer's sheet holds what the queue shows of the own department's leads, and no lead of another's", async () => {
  const { code, coordinating } = await aLead(db, now, { sector: "electronics" });
  const [partner = ""] = coordinating;
  const exported = async (actor: StaffActor, search: string) => {
    const codes: string[] = [];
    const query = readQueueQuery(new URLSearchParams(search));
    await exportQueue({ db, now, actor }, query, [], {
      title: "Leads",
      heads: ["Code"],
      cells: (row) => {
        codes.push(row.code);
        return [{ text: row.code }];
      },
    });
    return codes.sort();
  };
  const codesOf = async (actor: StaffActor, search: string) =>
    (await read(actor, search, synthetic + 100)).rows.map((row) => row.code).sort();
  const taker = await aStaff(db, "officer", partner);
  const head = await aStaff(db, "head", partner);
  expect(await codesOf(taker, `?q=${code}`)).toEqual([code]);
  expect(await exported(taker, `?q=${code}`)).toEqual([]);
  expect(await exported(taker, "?state=any&part=taking-part")).toEqual([]);
  expect(await exported(taker, "")).toEqual(await codesOf(taker, "?part=leading"));
  expect(await exported(officer, `?q=${code}`)).toEqual([code]);
  expect(await exported(head, `?q=${code}`)).toEqual([code]);
  expect(await exported(head, "?part=taking-part")).toEqual(await codesOf(head, "?part=taking-part"));
});

describe("many leads at once", () => {
  async function several(count: number) {
    const leads = [];
    for (let index = 0; index < count; index += 1) leads.push(await aLead(db, now));
    return leads.map(({ id, code, version }) => ({ id, code, version }));
  }
  const select = (leads: { code: string; version: number }[]) =>
    readSelection(leads.map(({ code, version }) => `${code}:${version}`));
  const given = { assignee: null, department: "", reason: "" };
  const desk = (actor = officer, at = now) => deskOf(db, actor, at);
  const rowOf = (id: number) => db.lead.findUniqueOrThrow({ where: { id } });

  test("those that somebody has changed meanwhile are left and told; the others are done", async () => {
    const [first, second] = await several(2);
    if (!first || !second) throw new Error("two leads");
    await acceptLead(desk(colleague), await seenNow(db, second.id));
    const { assigneeId } = await rowOf(second.id);
    const id = await runBulk(desk(), "accept", select([first, second]), given);
    const bulk = await readBulk({ db, now, actor: officer }, id);
    expect(bulk?.leads.map(({ result, last }) => [result, last?.kind, last?.by])).toEqual([
      ["done", undefined, undefined],
      ["changed", "accepted", "Lan"],
    ]);
    expect((await rowOf(second.id)).assigneeId).toBe(assigneeId);
  });

  test("what somebody may not see or do stays as it is", async () => {
    const [lead] = await several(1);
    if (!lead) throw new Error("a lead");
    const id = await runBulk(desk(stranger), "accept", select([lead]), given);
    expect((await readBulk({ db, now, actor: stranger }, id))?.leads).toEqual([]);
    expect((await rowOf(lead.id)).state).toBe("routed");
  });

  test("forwarding is taken back with everything it changed, as an event; what was changed since stays", async () => {
    const [kept, touched] = await several(2);
    if (!kept || !touched) throw new Error("two leads");
    const to = { assignee: null, department: "finance", reason: "Theirs." };
    const { assigneeId } = await rowOf(kept.id);
    const id = await runBulk(desk(), "forward", select([kept, touched]), to);
    expect((await rowOf(kept.id)).departmentCode).toBe("finance");
    await noteLead(desk(boss), await seenNow(db, touched.id), "Finance has begun.");

    expect(await undoBulk(desk(colleague), id)).toBe("not-found");
    expect(await undoBulk(desk(), id)).toBe("done");
    expect(await rowOf(kept.id)).toMatchObject({ departmentCode: zone, state: "routed", assigneeId });
    expect((await rowOf(touched.id)).departmentCode).toBe("finance");
    const events = await db.leadEvent.findMany({ where: { leadId: kept.id }, orderBy: { id: "asc" } });
    expect(events.map((event) => event.kind).slice(-2)).toEqual(["forwarded", "undone"]);
    expect(await undoBulk(desk(), id)).toBe("over");
    // The department's queue has it again, and finance's has not.
    expect((await read(officer, `?q=${kept.code}`)).rows).toHaveLength(1);
    const finance = await aStaff(db, "officer", "finance");
    expect((await read(finance, `?q=${kept.code}`)).rows).toHaveLength(0);
  });

  test("the sender reads who has a lead again whose forwarding was taken back, and that they have read it", async () => {
    const [lead] = await several(1);
    if (!lead) throw new Error("a lead");
    await markRead(desk(), lead.id);
    const link = trackToken(secret, await rowOf(lead.id));
    const { version } = await rowOf(lead.id);
    const to = { assignee: null, department: "finance", reason: "Theirs." };
    const id = await runBulk(desk(), "forward", select([{ ...lead, version }]), to);
    await undoBulk(desk(), id);
    const told = await trackLead(db, link);
    expect(told?.history.at(-1)).toMatchObject({
      kind: "forwarded",
      department: told?.department.name,
    });
    expect(told).toMatchObject({ department: { code: zone }, read: "before" });
    await acceptLead(desk(), await seenNow(db, lead.id));
    expect((await trackLead(db, link))?.read).toBe("yes");
  });

  test("who was asked is waited for again when a forwarding is taken back, and the days count once", async () => {
    const [lead] = await several(1);
    if (!lead) throw new Error("a lead");
    await acceptLead(desk(), await seenNow(db, lead.id));
    await askSubmitter(desk(), await seenNow(db, lead.id), "How much power?");
    const { version } = await rowOf(lead.id);
    // Thursday: two days were waited.
    const thursday = new Date("2026-12-03T02:00:00Z");
    const to = { assignee: null, department: "finance", reason: "Theirs." };
    const id = await runBulk(desk(officer, thursday), "forward", select([{ ...lead, version }]), to);
    await undoBulk(desk(officer, thursday), id);
    const [pause] = (await readDeskLead(db, lead.id, thursday, officer)).pauses;
    expect(pause).toMatchObject({ since: "2026-12-01", until: null });
    const given = { pause: pause?.event ?? 0, since: "2026-12-02", reason: "It went out a day later." };
    await correctClock(desk(officer, thursday), await seenNow(db, lead.id), given);
    expect((await rowOf(lead.id)).dueOn).toEqual(new Date("2026-12-08"));
    await resumeLead(desk(officer, new Date("2026-12-04T02:00:00Z")), await seenNow(db, lead.id));
    expect((await rowOf(lead.id)).dueOn).toEqual(new Date("2026-12-10"));
  });

  test("taken back, a lead has its person, its clocks and its tasks again, and the places that were freed are filled", async () => {
    const tax = await aStaff(db, "officer", "tax");
    await db.staff.update({ where: { id: tax.id }, data: { openLimit: 1 } });
    const [lead, next, waits] = await several(3);
    if (!lead || !next || !waits) throw new Error("three leads");
    const intoTax = { assignee: null, department: "tax", reason: "Theirs." };
    await db.lead.updateMany({
      where: { id: { in: [lead.id, waits.id] } },
      data: { departmentCode: "tax", coordinating: ["finance"] },
    });
    await db.lead.update({
      where: { id: lead.id },
      data: { assigneeId: tax.id, assignedAt: now, assignBy: new Date("2026-12-02T00:00:00Z") },
    });
    await db.lead.update({ where: { id: waits.id }, data: { assigneeId: null } });
    const task = await db.leadTask.create({
      data: {
        leadId: lead.id,
        kind: "coordination",
        departmentCode: "finance",
        state: "open",
        createdAt: now,
      },
    });
    const before = await rowOf(lead.id);
    const forward = { assignee: null, department: "finance", reason: "Theirs." };
    const id = await runBulk(desk(boss), "forward", select([lead]), forward);
    expect(await rowOf(lead.id)).toMatchObject({ departmentCode: "finance", byHand: true });
    expect((await db.leadTask.findUniqueOrThrow({ where: { id: task.id } })).state).toBe("cancelled");
    // The place in the tax office that the lead left was filled.
    expect((await rowOf(waits.id)).assigneeId).toBe(tax.id);

    expect(await undoBulk(desk(boss), id)).toBe("done");
    const after = await rowOf(lead.id);
    expect({ ...after, version: 0, firstReadAt: null }).toEqual({ ...before, version: 0, firstReadAt: null });
    expect((await db.leadTask.findUniqueOrThrow({ where: { id: task.id } })).state).toBe("open");

    // And the other way round: what is forwarded to the tax office and taken back leaves no place empty there.
    await db.staff.update({ where: { id: tax.id }, data: { openLimit: 3 } });
    const there = await runBulk(desk(boss), "forward", select([next]), intoTax);
    expect((await rowOf(next.id)).assigneeId).toBe(tax.id);
    const [more] = await several(1);
    await db.lead.update({ where: { id: more?.id ?? 0 }, data: { departmentCode: "tax", assigneeId: null } });
    expect(await undoBulk(desk(boss), there)).toBe("done");
    expect((await rowOf(more?.id ?? 0)).assigneeId).toBe(tax.id);
  });

  test("of several that are forwarded at once, none is passed over because the one before it freed a place", async () => {
    const doctor = await aStaff(db, "officer", "health");
    await db.staff.update({ where: { id: doctor.id }, data: { openLimit: 1 } });
    const leads = await several(2);
    await db.lead.updateMany({
      where: { id: { in: leads.map(({ id }) => id) } },
      data: { departmentCode: "health", assigneeId: null },
    });
    await db.lead.update({ where: { id: leads[0]?.id ?? 0 }, data: { assigneeId: doctor.id } });
    const to = { assignee: null, department: "finance", reason: "Theirs." };
    const id = await runBulk(desk(boss), "forward", select(leads), to);
    expect((await readBulk({ db, now, actor: boss }, id))?.leads.map(({ result }) => result)).toEqual([
      "done",
      "done",
    ]);
  });

  test("after ten minutes nothing is taken back", async () => {
    const leads = await several(1);
    const id = await runBulk(desk(), "assign", select(leads), { ...given, assignee: colleague.id });
    expect(await undoBulk(desk(officer, new Date(now.getTime() + 11 * 60_000)), id)).toBe("over");
    expect((await rowOf(leads[0]?.id ?? 0)).assigneeId).toBe(colleague.id);
  });
});

test("a view is seen by who keeps it, shared with the department, and changed by its owner only", async () => {
  const mine = { db, now, actor: officer };
  const theirs = { db, now, actor: colleague };
  expect(await saveView(mine, { name: " ", share: false, search: "", columns: [] })).toBe("blank");
  await saveView(mine, {
    name: "Late",
    share: false,
    search: "?standing=overdue&after=1_1",
    columns: ["due"],
  });
  const [view] = await listViews(mine);
  expect(view).toMatchObject({ name: "Late", search: "?standing=overdue", columns: ["due"], by: null });
  expect(await listViews(theirs)).toEqual([]);
  await changeView(mine, view?.id ?? 0, { name: "Late ones", share: true });
  const { name } = await db.staff.findUniqueOrThrow({ where: { id: officer.id } });
  expect(await listViews(theirs)).toMatchObject([{ name: "Late ones", by: name }]);
  expect(await listViews({ db, actor: stranger })).toEqual([]);
  expect(await deleteView(theirs, view?.id ?? 0)).toBe("not-found");
  expect(await deleteView(mine, view?.id ?? 0)).toBeNull();
});

test("who reads a lead is seen by the others for as long as the page says so", async () => {
  const { id } = await aLead(db, now);
  expect(await arrive({ db, now }, id, colleague.id)).toBe(true);
  expect(await arrive({ db, now }, id, colleague.id)).toBe(false);
  const at = (ms: number) => readersOf({ db, now: new Date(now.getTime() + ms) }, [id], officer.id);
  expect((await at(0)).get(id)).toEqual(["Lan"]);
  expect((await at(46_000)).get(id)).toBeUndefined();
  expect((await readersOf({ db, now }, [id], colleague.id)).get(id)).toBeUndefined();
  await leave({ db }, id, colleague.id);
  expect((await at(0)).get(id)).toBeUndefined();
});

test("the workload of a department counts its open leads once, and is a head's own only", async () => {
  const head = await aStaff(db, "head", zone);
  const { people: rows, departments } = await readWorkload({ db, now, actor: head });
  expect(new Set(rows.map((row) => row.department))).toEqual(new Set([zone]));
  const open = await db.lead.count({
    where: { departmentCode: zone, state: { notIn: ["resolved", "withdrawn"] } },
  });
  expect(rows.reduce((sum, row) => sum + row.open, 0)).toBe(open);
  // Whoever has nothing is there too: that is whom a head looks for.
  expect(rows.find((row) => row.staffId === head.id)).toMatchObject({ open: 0, answered: 0, mean: null });
  expect(departments).toMatchObject([{ department: zone, open }]);
  const { people: all, departments: whole } = await readWorkload({ db, now, actor: boss });
  expect(whole.map((row) => row.overdue)).toEqual(whole.map((row) => row.overdue).sort((a, b) => b - a));
  expect(whole.reduce((sum, row) => sum + row.answered, 0)).toBe(
    all.reduce((sum, row) => sum + row.answered, 0),
  );
  expect(all.length).toBeGreaterThan(rows.length);
  expect(all.some((row) => row.answered > 0 && row.median !== null)).toBe(true);
});

test("a first answer counts in the department that gave it, wherever the lead went afterwards", async () => {
  const health = await aStaff(db, "officer", "health", { name: "Demo Nurse" });
  const lead = await aLead(db, new Date("2026-11-24T02:00:00Z"), {
    kind: "expertise",
    sector: "health",
    place: undefined,
    subject: "Two weeks of teaching",
    message: "Nursing.",
  });
  const desk = deskOf(db, health, now);
  await acceptLead(desk, await seenNow(db, lead.id));
  await askSubmitter(desk, await seenNow(db, lead.id), "Which ward?");
  const later = deskOf(db, health, new Date(now.getTime() + 60_000));
  await forwardLead(later, await seenNow(db, lead.id), { department: "justice", reason: "Theirs." });
  const { people } = await readWorkload({ db, now, actor: boss });
  const hers = people.filter((row) => row.staffId === health.id);
  expect(hers).toMatchObject([{ department: "health", answered: 1 }]);
});
