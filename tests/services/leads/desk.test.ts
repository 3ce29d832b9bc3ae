import { afterAll, beforeAll, expect, test } from "vitest";
import type { LeadState } from "~/core/leads/lead";
import { readQueueQuery } from "~/core/leads/queue-query";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { assignLead } from "~/services/leads/assign-lead.server";
import { forwardLead } from "~/services/leads/forward-lead.server";
import { markRead } from "~/services/leads/mark-read.server";
import { noteLead } from "~/services/leads/note-lead.server";
import { readDeskLead } from "~/services/leads/read-desk-lead.server";
import { reopenLead } from "~/services/leads/reopen-lead.server";
import { resolveLead } from "~/services/leads/resolve-lead.server";
import { resumeLead } from "~/services/leads/resume-lead.server";
import { listColleagues, listTakers } from "~/services/queue/colleagues.server";
import { readQueue } from "~/services/queue/queue.server";
import { freshDatabase } from "../../support/database";
import { aLead, aStaff, deskOf, seenNow } from "../../support/desk";

let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;
let colleague: StaffActor;
let stranger: StaffActor;

const zone = "economic-zone-authority";
/** Tuesday 1 December 2026, 09:00 in Viet Nam. */
const tuesday = new Date("2026-12-01T02:00:00Z");
const friday = new Date("2026-12-04T02:00:00Z");

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  officer = await aStaff(db, "officer", zone);
  colleague = await aStaff(db, "officer", zone);
  stranger = await aStaff(db, "officer", "justice");
});
afterAll(() => close());

const desk = (actor = officer, now = tuesday) => deskOf(db, actor, now);

async function lead(over: Record<string, unknown> = {}) {
  const { id } = await aLead(db, tuesday, over);
  return id;
}

async function state(id: number) {
  const { state, version, dueOn, assigneeId, departmentCode } = await db.lead.findUniqueOrThrow({
    where: { id },
  });
  return {
    state: state as LeadState,
    version,
    due: dueOn?.toISOString().slice(0, 10),
    assigneeId,
    departmentCode,
  };
}

async function history(id: number) {
  const events = await db.leadEvent.findMany({ where: { leadId: id }, orderBy: { id: "asc" } });
  return events.map((event) => event.kind);
}

async function accepted() {
  const id = await lead();
  expect(await acceptLead(desk(), await seenNow(db, id))).toEqual({ kind: "done" });
  return id;
}

test("accepting is also the first reading, and leaves the lead with the person whom it was given to", async () => {
  const id = await accepted();
  expect(await state(id)).toMatchObject({ state: "in-progress", assigneeId: officer.id });
  expect(await history(id)).toEqual(["received", "routed", "assigned", "read", "accepted"]);
  expect((await db.lead.findUniqueOrThrow({ where: { id } })).firstReadAt).toEqual(tuesday);
});

test("marked as read, a lead is read once", async () => {
  const id = await lead();
  await Promise.all([markRead(desk(), id), markRead(desk(colleague), id)]);
  expect((await history(id)).filter((kind) => kind === "read")).toHaveLength(1);
});

test("a look of another department is not the reading that was promised", async () => {
  const id = await lead();
  await markRead(desk(stranger), id);
  await noteLead(desk(stranger), await seenNow(db, id), "Seen here.");
  expect(await history(id)).toEqual(["received", "routed", "assigned", "noted"]);
});

test("a lead is assigned to a colleague of its department only", async () => {
  const id = await accepted();
  expect(await assignLead(desk(), await seenNow(db, id), colleague.id)).toEqual({ kind: "done" });
  expect(await state(id)).toMatchObject({ assigneeId: colleague.id });
  for (const nobody of [stranger.id, 999_999, null]) {
    expect(await assignLead(desk(), await seenNow(db, id), nobody)).toEqual({
      kind: "refused",
      reason: "assignee.unknown",
    });
  }
});

test("nobody is given a lead by hand who would not get one by the rules; a coordinator may keep it", async () => {
  const id = await accepted();
  const coordinator = await aStaff(db, "coordinator", zone);
  const others = [
    await aStaff(db, "officer", zone, { passwordHash: null }),
    await aStaff(db, "auditor", zone),
    await aStaff(db, "administrator", zone),
  ];
  const ids = (people: { id: number }[]) => people.map((person) => person.id).sort();
  for (const actor of [officer, coordinator]) {
    const oneself = actor === coordinator ? [coordinator] : [];
    const { colleagues } = await readDeskLead(db, id, tuesday, actor);
    expect(ids(colleagues)).toEqual(ids([officer, colleague, ...oneself]));
    const inQueue = (await listTakers({ db, actor })).filter(({ department }) => department === zone);
    expect(ids(inQueue)).toEqual(ids(colleagues));
    // The queue is filtered by whoever holds a lead, and a coordinator may.
    expect(ids(await listColleagues({ db, actor }))).toContain(coordinator.id);
    const refused = { kind: "refused", reason: "assignee.unknown" };
    for (const { id: other } of others)
      expect(await assignLead(desk(actor), await seenNow(db, id), other)).toEqual(refused);
  }
  expect((await assignLead(desk(), await seenNow(db, id), coordinator.id)).kind).toBe("refused");
  expect((await assignLead(desk(coordinator), await seenNow(db, id), coordinator.id)).kind).toBe("done");
  expect(await state(id)).toMatchObject({ assigneeId: coordinator.id });
});

test("two act at once: the second is told, and nothing is overwritten", async () => {
  const id = await accepted();
  const seen = await seenNow(db, id);
  const first = await forwardLead(desk(), seen, { department: "finance", reason: "Theirs." });
  const second = await resolveLead(desk(colleague), seen, { outcome: "answered", text: "Yes." });
  expect(first).toEqual({ kind: "done" });
  expect(second).toEqual({ kind: "changed", since: seen.lastEvent });
  expect(await state(id)).toMatchObject({ state: "routed", departmentCode: "finance" });
  expect(await history(id)).not.toContain("resolved");
});

test("of twenty who accept at the same moment one does", async () => {
  const id = await lead();
  const seen = await seenNow(db, id);
  const results = await Promise.all(Array.from({ length: 20 }, () => acceptLead(desk(), seen)));
  expect(results.filter((result) => result.kind === "done")).toHaveLength(1);
  expect((await history(id)).filter((kind) => kind === "accepted")).toHaveLength(1);
});

test("a note is added whatever happened meanwhile", async () => {
  const id = await accepted();
  const seen = await seenNow(db, id);
  await assignLead(desk(), seen, colleague.id);
  expect(await noteLead(desk(), seen, "Called them.")).toEqual({ kind: "done" });
  expect((await history(id)).slice(-2)).toEqual(["assigned", "noted"]);
});

test("forwarded, a lead waits at the new department by the same date, and the sender is told", async () => {
  const id = await accepted();
  const before = await state(id);
  await forwardLead(desk(), await seenNow(db, id), { department: "finance", reason: "Outside the parks." });
  expect(await state(id)).toMatchObject({
    state: "routed",
    departmentCode: "finance",
    assigneeId: null,
    due: before.due,
  });
  const decisions = await db.assignment.findMany({ where: { leadId: id }, orderBy: { id: "asc" } });
  expect(decisions.map((each) => [each.departmentCode, each.byStaffId])).toEqual([
    [zone, null],
    ["finance", officer.id],
  ]);
  const mail = await db.mail.findFirstOrThrow({ where: { leadId: id, template: "forwarded" } });
  expect(mail.language).toBe("ja");
  expect(mail.text).toContain("Sở Tài chính");
  expect(mail.text).not.toContain("Outside the parks.");
});

test.each([
  ["department.same", zone],
  ["department.unknown", "no-such-department"],
])("a lead cannot be forwarded: %s", async (reason, department) => {
  const id = await accepted();
  const result = await forwardLead(desk(), await seenNow(db, id), { department, reason: "So." });
  expect(result).toEqual({ kind: "refused", reason });
});

test("a question stops the clock; it runs again later by the working days waited", async () => {
  const id = await accepted();
  const before = await state(id);
  await askSubmitter(desk(), await seenNow(db, id), "電力はどのくらい必要ですか。");
  expect((await state(id)).state).toBe("waiting-for-submitter");
  const mail = await db.mail.findFirstOrThrow({ where: { leadId: id, template: "question" } });
  expect(mail.text).toContain("電力はどのくらい必要ですか。");
  expect(mail.text).toMatch(/https:\/\/site\.example\.com\/ja\/track\/[0-9a-z]{26}/);
  await resumeLead(desk(officer, friday), await seenNow(db, id));
  expect(before.due).toBe("2026-12-08");
  // Asked on Tuesday, answered on Friday: three working days later.
  expect(await state(id)).toMatchObject({ state: "in-progress", due: "2026-12-11" });
});

test("forwarded while it waits, its clock runs again at the new department", async () => {
  const id = await accepted();
  await askSubmitter(desk(), await seenNow(db, id), "?");
  const to = { department: "finance", reason: "Theirs." };
  await forwardLead(desk(officer, friday), await seenNow(db, id), to);
  expect(await state(id)).toMatchObject({ state: "routed", due: "2026-12-11" });
  expect((await db.lead.findUniqueOrThrow({ where: { id } })).waitingSince).toBeNull();
});

test("resolved with an outcome, the sender gets the answer as it was typed", async () => {
  const id = await accepted();
  await resolveLead(desk(), await seenNow(db, id), { outcome: "agreed", text: "お待ちしております。" });
  expect((await state(id)).state).toBe("resolved");
  const mail = await db.mail.findFirstOrThrow({ where: { leadId: id, template: "answer" } });
  expect(mail).toMatchObject({ to: "demo@example.com", language: "ja", state: "kept" });
  expect(mail.text).toContain("お待ちしております。");
});

test("a resolved lead is reopened once, with its days anew", async () => {
  const id = await accepted();
  await resolveLead(desk(), await seenNow(db, id), { outcome: "answered", text: "No." });
  expect(await reopenLead(desk(officer, friday), await seenNow(db, id), "A mistake of ours.")).toEqual({
    kind: "done",
  });
  expect(await state(id)).toMatchObject({ state: "in-progress", due: "2026-12-11" });
  await resolveLead(desk(), await seenNow(db, id), { outcome: "answered", text: "Yes." });
  expect(await reopenLead(desk(), await seenNow(db, id), "Again.")).toEqual({
    kind: "refused",
    reason: "lead.reopened-before",
  });
});

test("what a state does not allow is refused, and changes nothing", async () => {
  const id = await lead();
  const before = await state(id);
  const seen = await seenNow(db, id);
  const refused = { kind: "refused", reason: "lead.wrong-state" };
  expect(await resolveLead(desk(), seen, { outcome: "answered", text: "Yes." })).toEqual(refused);
  expect(await askSubmitter(desk(), seen, "?")).toEqual(refused);
  expect(await resumeLead(desk(), seen)).toEqual(refused);
  expect(await reopenLead(desk(), seen, "Why not.")).toEqual(refused);
  expect(await state(id)).toEqual(before);
});

test("the history is never changed", async () => {
  const id = await accepted();
  await expect(db.leadEvent.updateMany({ where: { leadId: id }, data: { kind: "noted" } })).rejects.toThrow(
    /history/,
  );
});

async function queue(actor: StaffActor, search = "", now = tuesday) {
  const { rows } = await readQueue({ db, now, actor }, readQueueQuery(new URLSearchParams(search)));
  return rows;
}

test("each sees the leads of the own department, those it takes part in, or all", async () => {
  const id = await lead({ subject: "Seen by whom", sector: "electronics" });
  const { code, coordinating } = await db.lead.findUniqueOrThrow({ where: { id } });
  const partner = await aStaff(db, "officer", coordinating[0] ?? "");
  const [coordinator, auditor] = [await aStaff(db, "coordinator"), await aStaff(db, "auditor")];
  const sees = async (actor: StaffActor) =>
    (await queue(actor, "?q=Seen+by+whom")).some((row) => row.code === code);
  expect(coordinating).not.toContain("justice");
  expect(await sees(officer)).toBe(true);
  expect(await sees(stranger)).toBe(false);
  expect(await sees(coordinator)).toBe(true);
  expect(await sees(auditor)).toBe(true);
  expect(coordinating).not.toEqual([]);
  expect(await sees(partner)).toBe(true);
  // A search by code does not open what one may not see.
  expect(await queue(stranger, `?q=${code}`)).toEqual([]);
});

test("the queue is searched by code in any writing, name, organisation and e-mail, folded", async () => {
  const id = await lead({
    subject: "Xưởng dệt Đức Hòa",
    organisation: { name: "Công ty Sông Vàm" },
    submitter: {
      type: "citizen",
      name: "Nguyễn Văn Demo",
      email: "tim.kiem@example.com",
      country: "VN",
      language: "vi",
    },
  });
  const { code } = await db.lead.findUniqueOrThrow({ where: { id } });
  const boss = await aStaff(db, "coordinator");
  const written = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o");
  for (const q of [
    code,
    written,
    "nguyen van demo",
    "cong ty song vam",
    "tim.kiem@example.com",
    "det duc hoa",
  ]) {
    expect(
      (await queue(boss, `?q=${encodeURIComponent(q)}`)).map((row) => row.code),
      q,
    ).toContain(code);
  }
  expect(await queue(boss, "?q=%25")).toEqual([]);
});

test("the queue begins with what is due soonest, and says in words what is overdue", async () => {
  const rows = await queue(officer, "", new Date("2026-12-10T02:00:00Z"));
  const dates = rows.map((row) => row.due ?? "");
  expect(dates).toEqual([...dates].sort());
  expect(rows[0]?.standing).toMatchObject({ standing: "overdue", days: 2 });
});

test("filters: mine, nobody's, overdue, closed", async () => {
  const id = await accepted();
  await assignLead(desk(), await seenNow(db, id), officer.id);
  const { code } = await db.lead.findUniqueOrThrow({ where: { id } });
  const codes = async (search: string, now = tuesday) =>
    (await queue(officer, search, now)).map((row) => row.code);
  expect(await codes("?assignee=me")).toContain(code);
  expect(await codes("?assignee=none")).not.toContain(code);
  expect(await codes("?overdue=yes")).not.toContain(code);
  expect(await codes("?overdue=yes", new Date("2026-12-10T02:00:00Z"))).toContain(code);
  await resolveLead(desk(), await seenNow(db, id), { outcome: "answered", text: "Yes." });
  expect(await codes("")).not.toContain(code);
  expect(await codes("?state=closed")).toContain(code);
});
