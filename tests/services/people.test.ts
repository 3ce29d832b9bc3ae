import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { setStaffDisabled } from "~/services/accounts/staff.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { assignLead } from "~/services/leads/assign-lead.server";
import { forwardLead } from "~/services/leads/forward-lead.server";
import { resolveLead } from "~/services/leads/resolve-lead.server";
import { passOverPeople } from "~/services/people/people-pass.server";
import { readAway } from "~/services/people/queries.server";
import { tellGiven } from "~/services/people/tell-given.server";
import { changeWork, endLeave, enterLeave } from "~/services/people/work.server";
import { saveDeskSettings } from "~/services/queue/desk-settings.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, deskOf, mail, seenNow } from "../support/desk";

let db: Database;
let close: () => Promise<void>;
let first: StaffActor;
let second: StaffActor;
let administrator: StaffActor;

const zone = "economic-zone-authority";
/** Tuesday 1 December 2026, 09:00 in Viet Nam. */
const tuesday = new Date("2026-12-01T02:00:00Z");
const minutes = (count: number) => new Date(tuesday.getTime() + count * 60_000);

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

/** Two officers with nothing to do; whoever was there before is gone. */
beforeEach(async () => {
  await db.lead.updateMany({ data: { state: "withdrawn" } });
  await db.staff.updateMany({ data: { disabledAt: tuesday } });
  first = await aStaff(db, "officer", zone);
  second = await aStaff(db, "officer", zone);
  administrator = await aStaff(db, "administrator");
});

const limit = (id: number, openLimit: number) => db.staff.update({ where: { id }, data: { openLimit } });
const lead = async (now = tuesday, over = {}) => (await aLead(db, now, over)).id;
const work = (now = tuesday) => ({ db, now, actor: administrator });

async function handler(id: number) {
  return (await db.lead.findUniqueOrThrow({ where: { id } })).assigneeId;
}

async function lastAssigned(id: number) {
  const event = await db.leadEvent.findFirstOrThrow({
    where: { leadId: id, kind: "assigned" },
    orderBy: { id: "desc" },
  });
  return { at: event.at, staffId: event.staffId, data: event.data };
}

async function resolve(id: number, actor: StaffActor, now = tuesday) {
  expect(await acceptLead(deskOf(db, actor, now), await seenNow(db, id))).toEqual({ kind: "done" });
  const answer = { outcome: "answered" as const, text: "Yes." };
  expect(await resolveLead(deskOf(db, actor, now), await seenNow(db, id), answer)).toEqual({ kind: "done" });
}

test("who was invited and has not set a password is given nothing; then what waited is theirs", async () => {
  await db.staff.updateMany({ where: { role: "officer" }, data: { disabledAt: tuesday } });
  const invited = await aStaff(db, "officer", zone, { passwordHash: null });
  const waits = await lead();
  expect(await handler(waits)).toBeNull();
  await passOverPeople(db, minutes(5));
  expect(await handler(waits)).toBeNull();
  await db.staff.update({ where: { id: invited.id }, data: { passwordHash: "none" } });
  await passOverPeople(db, minutes(10));
  expect(await handler(waits)).toBe(invited.id);
});

describe("a new lead", () => {
  test("goes to a person of its department, and its history says why", async () => {
    const id = await lead();
    expect(await handler(id)).toBe(first.id);
    expect(await lastAssigned(id)).toEqual({
      at: tuesday,
      // Nobody decided it: the rules did.
      staffId: null,
      data: {
        staffId: first.id,
        reasons: [{ code: "first-listed", params: {} }],
        others: [{ staffId: second.id, reason: { code: "later-listed", params: {} } }],
      },
    });
    const row = await db.lead.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: "routed", version: 1, assignedAt: tuesday });
  });

  test("row 7: of two leads in the same second, each of two idle officers gets one", async () => {
    const ids = await Promise.all([lead(), lead()]);
    expect((await Promise.all(ids.map(handler))).sort()).toEqual([first.id, second.id].sort());
  });

  test("row 7: twenty at once are ten each", async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => lead()));
    const got = await Promise.all(ids.map(handler));
    expect(got.filter((id) => id === first.id)).toHaveLength(10);
    expect(got.filter((id) => id === second.id)).toHaveLength(10);
  });

  test("row 5: an officer with a limit of 14 gets 14 leads, the fifteenth waits", async () => {
    await limit(first.id, 14);
    await limit(second.id, 0);
    const ids = [];
    for (let count = 0; count < 15; count++) ids.push(await lead(minutes(count)));
    const got = await Promise.all(ids.map(handler));
    expect(got).toEqual([...Array(14).fill(first.id), null]);
  });

  test("stays in the queue of a department that has nobody, and is given out when somebody comes", async () => {
    await db.staff.updateMany({ data: { disabledAt: tuesday } });
    const id = await lead();
    expect(await handler(id)).toBeNull();
    const newcomer = await aStaff(db, "officer", zone);
    await passOverPeople(db, minutes(5));
    expect(await handler(id)).toBe(newcomer.id);
  });
});

describe("leave", () => {
  test("row 6: not chosen on leave; the deputy gets it and the record says so", async () => {
    const third = await aStaff(db, "officer", zone);
    await changeWork(work(), first.id, { languages: [], openLimit: null, deputyId: third.id });
    expect(await enterLeave(work(), first.id, { from: "2026-12-01", to: "2026-12-04" })).toEqual({
      kind: "done",
    });
    const id = await lead();
    expect(await handler(id)).toBe(third.id);
    expect((await lastAssigned(id)).data).toMatchObject({
      reasons: [{ code: "deputy-of", params: { staffId: first.id, until: "2026-12-04" } }, {}],
    });
  });

  test("leads that somebody has stay through a leave; those that waited go out when it ends", async () => {
    await limit(second.id, 0);
    const kept = await lead();
    expect(await handler(kept)).toBe(first.id);
    await enterLeave(work(), first.id, { from: "2026-12-01", to: "2026-12-04" });
    const waits = await lead(minutes(1));
    expect(await handler(kept)).toBe(first.id);
    expect(await handler(waits)).toBeNull();
    await passOverPeople(db, new Date("2026-12-04T10:00:00Z"));
    expect(await handler(waits)).toBeNull();
    await passOverPeople(db, new Date("2026-12-05T02:00:00Z"));
    expect(await handler(waits)).toBe(first.id);
  });

  test("ended early, it gives out what waited at once", async () => {
    await limit(second.id, 0);
    await enterLeave(work(), first.id, { from: "2026-12-01", to: "2026-12-04" });
    const waits = await lead();
    const leave = await db.staffLeave.findFirstOrThrow({ where: { staffId: first.id } });
    expect(await endLeave(work(minutes(9)), first.id, leave.id)).toBe(true);
    expect(await handler(waits)).toBe(first.id);
    expect(await db.staffLeave.count({ where: { staffId: first.id } })).toBe(0);
  });

  test("one that has begun ends with yesterday, so that its days stay on record", async () => {
    await enterLeave(work(), first.id, { from: "2026-12-01", to: "2026-12-31" });
    const leave = await db.staffLeave.findFirstOrThrow({ where: { staffId: first.id } });
    await endLeave(work(new Date("2026-12-10T02:00:00Z")), first.id, leave.id);
    const after = await db.staffLeave.findUniqueOrThrow({ where: { id: leave.id } });
    expect(after.to.toISOString().slice(0, 10)).toBe("2026-12-09");
  });

  test("the same days are not entered twice, not even at the same moment", async () => {
    const days = { from: "2026-12-07", to: "2026-12-08" };
    const results = await Promise.all([1, 2, 3].map(() => enterLeave(work(), first.id, days)));
    expect(results.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === "refused")).toHaveLength(2);
  });

  test("a deputy is a colleague of the same department", async () => {
    const stranger = await aStaff(db, "officer", "justice");
    for (const deputyId of [stranger.id, first.id, 999_999]) {
      const given = { languages: [], openLimit: null, deputyId };
      expect(await changeWork(work(), first.id, given)).toBe("deputy.unknown");
    }
  });
});

describe("row 8: all full, the lead waits in the department's queue, and the place that is freed takes it", () => {
  async function full() {
    await limit(first.id, 1);
    await limit(second.id, 0);
    const has = await lead();
    const waits = await lead(minutes(1));
    const later = await lead(minutes(2));
    expect(await handler(has)).toBe(first.id);
    expect(await handler(waits)).toBeNull();
    return { has, waits, later };
  }

  test("when its lead is resolved, in the same moment, and the oldest first", async () => {
    const { has, waits, later } = await full();
    await resolve(has, first, minutes(10));
    expect(await handler(waits)).toBe(first.id);
    expect((await lastAssigned(waits)).at).toEqual(minutes(10));
    expect(await handler(later)).toBeNull();
  });

  test("when its lead is forwarded to another department", async () => {
    const { has, waits } = await full();
    await forwardLead(deskOf(db, first, tuesday), await seenNow(db, has), {
      department: "finance",
      reason: "Theirs.",
    });
    expect(await handler(has)).toBeNull();
    expect(await handler(waits)).toBe(first.id);
  });

  test("when a limit rises", async () => {
    const { waits, later } = await full();
    await changeWork(work(), first.id, { languages: [], openLimit: 2, deputyId: null });
    expect(await handler(waits)).toBe(first.id);
    expect(await handler(later)).toBeNull();
  });

  test("ten places freed at the same moment take ten leads, each lead once", async () => {
    await limit(first.id, 10);
    await limit(second.id, 0);
    const held = [];
    for (let count = 0; count < 10; count++) held.push(await lead());
    const waiting = [];
    for (let count = 0; count < 12; count++) waiting.push(await lead(minutes(1 + count)));
    await Promise.all(held.map((id) => resolve(id, first, minutes(30))));
    const got = await Promise.all(waiting.map(handler));
    expect(got).toEqual([...Array(10).fill(first.id), null, null]);
    for (const id of waiting)
      expect(await db.leadEvent.count({ where: { leadId: id, kind: "assigned" } })).toBeLessThanOrEqual(1);
  });
});

describe("forwarded", () => {
  test("a lead goes to a person of the new department", async () => {
    const finance = await aStaff(db, "officer", "finance");
    const id = await lead();
    await forwardLead(deskOf(db, first, tuesday), await seenNow(db, id), {
      department: "finance",
      reason: "Theirs.",
    });
    expect(await handler(id)).toBe(finance.id);
  });

  test("two departments that forward to each other at the same moment both do", async () => {
    const finance = await aStaff(db, "officer", "finance");
    const toFinance = await Promise.all([1, 2, 3, 4].map(() => lead()));
    const toZone = await Promise.all([1, 2, 3, 4].map(() => lead()));
    for (const id of toZone)
      await forwardLead(deskOf(db, first, tuesday), await seenNow(db, id), {
        department: "finance",
        reason: "Theirs.",
      });
    const moves = [
      ...toFinance.map((id) => ({ id, actor: first, department: "finance" })),
      ...toZone.map((id) => ({ id, actor: finance, department: zone })),
    ];
    const results = await Promise.all(
      moves.map(async ({ id, actor, department }) =>
        forwardLead(deskOf(db, actor, tuesday), await seenNow(db, id), { department, reason: "So." }),
      ),
    );
    expect(results).toEqual(moves.map(() => ({ kind: "done" })));
    for (const id of toFinance) expect(await handler(id)).toBe(finance.id);
    for (const id of toZone) expect([first.id, second.id]).toContain(await handler(id));
  });
});

test("a closed account's open leads go back and out again, each with an event", async () => {
  await limit(second.id, 1);
  const ids = [await lead(), await lead(minutes(1)), await lead(minutes(2))];
  expect(await Promise.all(ids.map(handler))).toContain(second.id);
  await limit(second.id, 2);
  const deps = { ...work(minutes(5)), mail };
  expect(await setStaffDisabled(deps, first.id, true)).toBe("changed");
  const after = await Promise.all(ids.map(handler));
  expect(after.filter((id) => id === second.id)).toHaveLength(2);
  expect(after.filter((id) => id === null)).toHaveLength(1);
  const events = await db.leadEvent.findMany({ where: { leadId: { in: ids }, kind: "unassigned" } });
  expect(events.map(({ data, staffId }) => ({ data, staffId }))).toEqual([
    { data: { staffId: first.id }, staffId: administrator.id },
    { data: { staffId: first.id }, staffId: administrator.id },
  ]);
});

describe("whoever is given a lead by somebody else is told by mail", () => {
  const tell = (now: Date) => tellGiven({ db, now, mail });
  const assign = async (id: number, actor: StaffActor, to: StaffActor, now: Date) =>
    expect(await assignLead(deskOf(db, actor, now), await seenNow(db, id), to.id)).toEqual({ kind: "done" });
  /** Leads that first was given without the rules' help. */
  async function twoLeads() {
    const ids = [await lead(), await lead()];
    await db.leadGiven.deleteMany();
    await db.lead.updateMany({ where: { id: { in: ids } }, data: { assigneeId: null } });
    return ids;
  }
  async function mailsTo({ id }: StaffActor) {
    const { email } = await db.staff.findUniqueOrThrow({ where: { id } });
    return db.mail.findMany({ where: { to: email }, orderBy: { id: "asc" } });
  }
  beforeEach(() => db.leadGiven.deleteMany());

  test("by the rules: one mail with code, due date and link, and nothing of what was sent", async () => {
    const id = await lead();
    const { code } = await db.lead.findUniqueOrThrow({ where: { id } });
    const holder = (await handler(id)) === first.id ? first : second;
    expect(await tell(tuesday)).toBe(0);
    expect(await tell(minutes(2))).toBe(1);
    expect(await tell(minutes(3))).toBe(0);
    const [told, ...others] = await mailsTo(holder);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ template: "lead-given", leadId: id });
    expect(told?.subject).toContain(code);
    expect(told?.text).toContain(`${mail.publicUrl}/admin/leads/${code}`);
    expect(told?.text).not.toContain("A factory for electronic parts");
    expect(told?.text).not.toContain("Demo Person");
  });

  test("two leads given together are one mail, in the language of the person", async () => {
    const [one = 0, other = 0] = await twoLeads();
    await db.staff.update({ where: { id: second.id }, data: { language: "en" } });
    await assign(one, first, second, tuesday);
    await assign(other, first, second, tuesday);
    expect(await tell(minutes(2))).toBe(1);
    const [told] = await mailsTo(second);
    expect(told?.subject).toBe("2 leads have been given to you");
    for (const { code } of await db.lead.findMany({ where: { id: { in: [one, other] } } }))
      expect(told?.text).toContain(code);
  });

  test("a lead that one takes oneself, passes on at once or has acted on already is no mail", async () => {
    const [own = 0, passed = 0] = await twoLeads();
    await assign(own, first, first, tuesday);
    await assign(passed, first, second, tuesday);
    await assign(passed, second, first, tuesday);
    expect(await acceptLead(deskOf(db, first, minutes(1)), await seenNow(db, passed))).toEqual({
      kind: "done",
    });
    expect(await tell(minutes(2))).toBe(0);
  });

  test("no mail where the person has switched it off, or the account is closed", async () => {
    const [one = 0, other = 0] = await twoLeads();
    await saveDeskSettings(db, second.id, { givenMail: false });
    await assign(one, first, second, tuesday);
    expect(await tell(minutes(2))).toBe(0);
    await saveDeskSettings(db, second.id, { givenMail: true });
    await assign(other, first, second, minutes(3));
    await db.staff.update({ where: { id: second.id }, data: { disabledAt: minutes(4) } });
    expect(await tell(minutes(5))).toBe(0);
    expect(await mailsTo(second)).toEqual([]);
  });
});

test("the queue knows until when the person of a lead is on leave, and who stands in", async () => {
  await changeWork(work(), first.id, { languages: [], openLimit: null, deputyId: second.id });
  await enterLeave(work(), first.id, { from: "2026-12-01", to: "2026-12-04" });
  const away = await readAway(db, [first.id, second.id, null], tuesday);
  expect([...away.keys()]).toEqual([first.id]);
  expect(away.get(first.id)).toMatchObject({ until: "2026-12-04" });
});
