import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { leadKinds, submitterTypes } from "~/core/leads/lead";
import { languages } from "~/core/shared/language";
import { sendReminders } from "~/services/casework/send-reminders.server";
import { demoLeads } from "~/services/demo/demo-leads.server";
import { freshDatabase } from "../../support/database";
import { aStaff } from "../../support/desk";

test("demo leads are of every kind, language and sort of sender, are marked, mail nobody, and come once", async () => {
  const { db, close } = await freshDatabase();
  const mail = { smtp: true, from: "Vàm Cỏ <vamco@example.com>", publicUrl: "https://site.example.com" };
  const deps = { db, now: new Date("2026-11-24T03:00:00Z"), random: randomBytes, secret: "a secret", mail };
  const made = await demoLeads(deps);
  expect(await demoLeads(deps)).toEqual([]);
  const leads = await db.lead.findMany({ include: { mails: true } });
  expect(leads).toHaveLength(made.length);
  expect(leads.every(({ demo }) => demo)).toBe(true);
  expect(new Set(leads.map(({ kind }) => kind))).toEqual(new Set(leadKinds));
  expect(new Set(leads.map(({ language }) => language))).toEqual(new Set(languages));
  expect(new Set(leads.map(({ submitterType }) => submitterType))).toEqual(new Set(submitterTypes));
  expect(leads.flatMap(({ mails }) => mails).every(({ state }) => state === "kept")).toBe(true);
  expect(leads.some(({ state }) => state === "withdrawn")).toBe(true);
  // What the desk writes about them afterwards stays in the house too, whoever reads it.
  await aStaff(db, "coordinator");
  expect(await sendReminders({ db, now: new Date("2026-12-08T03:00:00Z"), mail })).toBeGreaterThan(0);
  expect(await db.mail.count({ where: { template: "reminder" } })).toBeGreaterThan(0);
  expect(await db.mail.count({ where: { state: { not: "kept" } } })).toBe(0);
  await close();
});
