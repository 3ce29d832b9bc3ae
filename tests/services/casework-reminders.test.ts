import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { sendDailyReport } from "~/services/casework/daily-report.server";
import { sendReminders } from "~/services/casework/send-reminders.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { extendLead } from "~/services/leads/extend-lead.server";
import { markRead } from "~/services/leads/mark-read.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, deskOf, mail, seenNow } from "../support/desk";

let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;
let headMail: string;
let coordinatorMail: string;

const zone = "economic-zone-authority";
/** Tuesday 1 December 2026, 09:00 in Viet Nam: what comes then is due on Tuesday the 8th. */
const tuesday = new Date("2026-12-01T02:00:00Z");
const on = (day: string) => new Date(`${day}T02:00:00Z`);

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  officer = await aStaff(db, "officer", zone, { language: "en" });
  const head = await aStaff(db, "head", zone);
  const coordinator = await aStaff(db, "coordinator");
  const address = async ({ id }: StaffActor) => (await db.staff.findUniqueOrThrow({ where: { id } })).email;
  headMail = await address(head);
  coordinatorMail = await address(coordinator);
});
afterAll(() => close());
beforeEach(async () => {
  // What other tests of this file left is not reminded of any more.
  await db.lead.updateMany({ data: { state: "withdrawn" } });
  await db.leadTask.updateMany({ data: { state: "cancelled" } });
});

const remind = (day: string) => sendReminders({ db, now: on(day), mail });

async function lead(over: Record<string, unknown> = {}): Promise<number> {
  const { id } = await aLead(db, tuesday, over);
  await acceptLead(deskOf(db, officer, tuesday), await seenNow(db, id));
  return id;
}

async function told(leadId: number) {
  const mails = await db.mail.findMany({
    where: { leadId, template: "reminder" },
    orderBy: { id: "asc" },
  });
  return mails.map(({ to, subject }) => `${to}: ${subject.replace(/^\S+ /, "")}`);
}

test("who handles it, the head, the coordinator: each is told once, by the day, and nobody loses the lead", async () => {
  const id = await lead();
  const { email } = await db.staff.findUniqueOrThrow({ where: { id: officer.id } });
  for (const day of ["03", "04", "05", "06", "07", "08", "09", "10", "11"]) {
    await remind(`2026-12-${day}`);
    await remind(`2026-12-${day}`);
  }
  const mails = await told(id);
  expect(mails.map((line) => line.split(":")[0])).toEqual([email, email, headMail, coordinatorMail]);
  expect(mails[0]).toContain("half of the time is over");
  const lead_ = await db.lead.findUniqueOrThrow({ where: { id } });
  expect(lead_).toMatchObject({ assigneeId: officer.id, departmentCode: zone, state: "in-progress" });
});

test("after a downtime one mail goes for a lead, not four; the head, whom nobody told, reads it too", async () => {
  const id = await lead();
  await remind("2026-12-11");
  expect((await told(id)).map((line) => line.split(":")[0])).toEqual([headMail, coordinatorMail]);
});

test("two workers at once send each reminder once", async () => {
  const id = await lead();
  const sent = await Promise.all(Array.from({ length: 6 }, () => remind("2026-12-09")));
  expect(sent.reduce((sum, each) => sum + each)).toBe(1);
  expect(await told(id)).toHaveLength(1);
});

test("half an office day unread, a lead is brought to mind once: to whom it was given, else to its department", async () => {
  // Received on Tuesday at 09:00: 150 minutes until the break, 75 more from 13:30.
  const { id } = await aLead(db, tuesday);
  const { assigneeId } = await db.lead.findUniqueOrThrow({ where: { id } });
  const { email } = await db.staff.findUniqueOrThrow({ where: { id: assigneeId ?? 0 } });
  const read = await aLead(db, tuesday);
  await markRead(deskOf(db, officer, tuesday), read.id);
  const at = (time: string) => sendReminders({ db, now: new Date(`2026-12-01T${time}+07:00`), mail });
  await at("14:44");
  expect(await told(id)).toEqual([]);
  await Promise.all([at("14:45"), at("14:45"), at("16:00")]);
  expect(await told(id)).toEqual([`${email}: not read yet`]);
  expect(await told(read.id)).toEqual([]);
});

test("a lead that waits for its sender is not reminded of; one whose date was moved is, of the new date", async () => {
  const waiting = await lead();
  await askSubmitter(deskOf(db, officer, tuesday), await seenNow(db, waiting), "How much power?");
  const moved = await lead();
  const to = { due: "2026-12-15", reason: "We wait for the survey." };
  await extendLead(deskOf(db, officer, tuesday), await seenNow(db, moved), to);
  await remind("2026-12-09");
  expect(await told(waiting)).toEqual([]);
  expect(await told(moved)).toEqual([]);
  await remind("2026-12-14");
  expect(await told(moved)).toHaveLength(1);
});

test("a department that was asked and says nothing is reminded, and its silence goes up like any other", async () => {
  const partner = await aStaff(db, "head", "industry-trade");
  const { email } = await db.staff.findUniqueOrThrow({ where: { id: partner.id } });
  const id = await lead({ sector: "electronics" });
  // Due on Thursday the 3rd.
  await remind("2026-12-04");
  expect((await told(id)).filter((line) => line.startsWith(email))).toHaveLength(1);
});

test("row 11: thirty days old and nobody's, a lead is in the report of every working morning, once", async () => {
  const { id, code } = await aLead(db, tuesday, { kind: "contribution" });
  expect((await db.lead.findUniqueOrThrow({ where: { id } })).assigneeId).toBeNull();
  const deps = (moment: string) => ({ db, now: new Date(moment), mail });
  // Before the working day begins, and on a Sunday: nothing.
  expect(await sendDailyReport(deps("2026-12-31T00:29:00Z"))).toBe(false);
  expect(await sendDailyReport(deps("2027-01-03T02:00:00Z"))).toBe(false);
  const sent = await Promise.all([1, 2, 3].map(() => sendDailyReport(deps("2026-12-31T00:31:00Z"))));
  expect(sent.filter(Boolean)).toHaveLength(1);
  const [report, ...more] = await db.mail.findMany({ where: { template: "daily-report" } });
  expect(more).toEqual([]);
  expect(report?.to).toBe(coordinatorMail);
  expect(report?.text).toContain(code);
  expect(report?.text).toContain("chưa từng có người phụ trách");
  expect(report?.text).toContain("Mặt trận");
});
