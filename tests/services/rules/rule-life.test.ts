import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import { addRule } from "~/core/routing/edit-rules";
import type { Database } from "~/infra/db/client.server";
import { forwardLead } from "~/services/leads/forward-lead.server";
import { passOverPeople } from "~/services/people/people-pass.server";
import { readFacts } from "~/services/reference/facts.server";
import { loadReferenceData } from "~/services/reference/load-reference-data.server";
import { readAccuracy } from "~/services/rules/accuracy.server";
import { approveRules } from "~/services/rules/approve-rules.server";
import { cancelPublication } from "~/services/rules/cancel-publication.server";
import { changeExample } from "~/services/rules/change-example.server";
import { dryRun } from "~/services/rules/dry-run.server";
import { editDraft } from "~/services/rules/edit-draft.server";
import { readExamples } from "~/services/rules/examples.server";
import { publishRules } from "~/services/rules/publish-rules.server";
import { listRuleSets, readRules } from "~/services/rules/queries.server";
import { rearrangeRules } from "~/services/rules/rearrange-rules.server";
import { rollBackRules } from "~/services/rules/roll-back-rules.server";
import { sendBackRules } from "~/services/rules/send-back-rules.server";
import { startDraft } from "~/services/rules/start-draft.server";
import { submitRules } from "~/services/rules/submit-rules.server";
import { suggestExample } from "~/services/rules/suggest-example.server";
import { whyNot } from "~/services/rules/why-not.server";
import { freshDatabase } from "../../support/database";
import { aLead, aStaff, deskOf, mail, seenNow } from "../../support/desk";

let db: Database;
let close: () => Promise<void>;
let author: StaffActor;
let second: StaffActor;

/** Tuesday 1 December 2026, 09:00 in Viet Nam. */
const tuesday = new Date("2026-12-01T02:00:00Z");
const later = (minutes: number) => new Date(tuesday.getTime() + minutes * 60_000);

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  author = await aStaff(db, "coordinator");
  second = await aStaff(db, "administrator");
  await db.department.updateMany({ data: { mailbox: "desk@example.com" } });
});
afterAll(() => close());

const as = (actor: StaffActor, now = tuesday) => ({ db, actor, now, mail });
const what = { change: "added", list: "department", rule: "parts-in-a-park" };

async function seen(version: number) {
  const { editVersion } = await db.ruleSet.findUniqueOrThrow({ where: { version } });
  return { version, editVersion };
}

/** A draft by which electronic parts from Japan go to the department of finance. */
async function draftForJapan(): Promise<number> {
  const started = await startDraft(as(author), { basedOn: 1, note: "Japan goes to Finance" });
  if (started.kind !== "done") throw new Error("no draft");
  const { version } = started;
  const edited = await editDraft(as(author), await seen(version), what, (rules) => {
    const [first] = rules.departmentRules;
    const rule = {
      code: "japan",
      name: { vi: "Nhật Bản", en: "Japan" },
      when: [{ kind: ["investment" as const], country: ["JP"], words: ["electronic parts"] }],
      department: "finance",
    };
    const added = addRule(rules, "department", rule, first?.code);
    const tell = {
      code: "tell",
      name: { vi: "Báo" },
      when: rule.when,
      notify: ["coordinator", "finance", "justice"],
    };
    return addRule(added, "notify", tell);
  });
  expect(edited).toEqual({ kind: "done", version });
  return version;
}

async function approvedForJapan(): Promise<number> {
  const version = await draftForJapan();
  await submitRules(as(author), await seen(version));
  expect(await approveRules(as(second), await seen(version))).toMatchObject({ kind: "done" });
  return version;
}

test("the worked cases of the reference data are kept once, however often they are loaded, and all pass", async () => {
  const before = await readExamples(db, "active");
  expect(before).toHaveLength(64);
  await db.setting.deleteMany({ where: { key: "reference-data" } });
  await loadReferenceData(db, later(1));
  expect(await db.ruleExample.count()).toBe(64);
  expect(await db.rulePublication.count()).toBe(1);
});

test("who may approve a draft is told by mail that it waits, and its author is not", async () => {
  const to = async () =>
    (
      await db.mail.findMany({ where: { template: "rules-submitted" }, orderBy: { id: "desc" }, take: 1 })
    ).map(({ to, text }) => [to, /admin\/rules\/(\d+)/.exec(text)?.[1]]);
  const emailOf = async ({ id }: StaffActor) => (await db.staff.findUniqueOrThrow({ where: { id } })).email;
  const first = await draftForJapan();
  await submitRules(as(author), await seen(first));
  // There is no other coordinator: the administrator is asked.
  expect(await to()).toEqual([[await emailOf(second), String(first)]]);
  const third = await aStaff(db, "coordinator");
  const next = await draftForJapan();
  await submitRules(as(author), await seen(next));
  expect(await to()).toEqual([[await emailOf(third), String(next)]]);
  expect(await db.mail.count({ where: { template: "rules-submitted" } })).toBe(2);
  await db.staff.update({ where: { id: third.id }, data: { disabledAt: tuesday } });
});

test("two people edit one draft: the second is told, and nothing of the first is lost", async () => {
  const version = await draftForJapan();
  const page = await seen(version);
  const place = { list: "department", rule: "japan" } as const;
  expect(await rearrangeRules(as(author), page, place, "down")).toMatchObject({ kind: "done" });
  expect(await rearrangeRules(as(second), page, place, "delete")).toEqual({ kind: "changed" });
  const rules = await readRules(db, version);
  expect(rules?.departmentRules.map(({ code }) => code).indexOf("japan")).toBe(2);
});

test("a rule is moved to the place that somebody names; a place that the list has not is refused", async () => {
  const version = await draftForJapan();
  const place = { list: "department", rule: "japan" } as const;
  const move = async (to: number | null) =>
    rearrangeRules(as(author), await seen(version), place, "place", to);
  expect(await move(5)).toMatchObject({ kind: "done" });
  const rules = await readRules(db, version);
  expect(rules?.departmentRules.map(({ code }) => code).indexOf("japan")).toBe(4);
  for (const nowhere of [null, 5, rules?.departmentRules.length ?? 0, 999])
    expect(await move(nowhere)).toEqual({ kind: "refused", reason: "place" });
});

test("the last rule, which takes what is left, is neither moved nor deleted", async () => {
  const version = await draftForJapan();
  for (const change of ["up", "delete"] as const) {
    const place = { list: "department", rule: "anything-else" } as const;
    const result = await rearrangeRules(as(author), await seen(version), place, change);
    expect(result).toEqual({ kind: "refused", reason: "last-rule" });
  }
});

test("a department rule that another rule asks about is not deleted", async () => {
  const version = await draftForJapan();
  const rules = await readRules(db, version);
  const asking = rules?.coordinationRules.flatMap(({ when }) =>
    when.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const place = { list: "department", rule: asking?.[0] ?? "" } as const;
  expect(await rearrangeRules(as(author), await seen(version), place, "delete")).toEqual({
    kind: "refused",
    reason: "asked-for",
  });
});

test("nobody approves what he edited or submitted; a draft that says nothing new is not submitted", async () => {
  const same = await startDraft(as(author), { basedOn: 1, note: "Nothing" });
  if (same.kind !== "done") throw new Error("no draft");
  expect(await submitRules(as(author), await seen(same.version))).toEqual({
    kind: "refused",
    reason: "unchanged",
  });
  const version = await draftForJapan();
  expect(await approveRules(as(second), await seen(version))).toEqual({ kind: "refused", reason: "state" });
  await submitRules(as(author), await seen(version));
  expect(await approveRules(as(author), await seen(version))).toEqual({
    kind: "refused",
    reason: "same-person",
  });
  // Who sends it back and edits it himself is not the second person any more.
  await sendBackRules(as(second), await seen(version), "Name the decision");
  const place = { list: "department", rule: "japan" } as const;
  await rearrangeRules(as(second), await seen(version), place, "down");
  await submitRules(as(author), await seen(version));
  expect(await approveRules(as(second), await seen(version))).toEqual({
    kind: "refused",
    reason: "same-person",
  });
});

test("what was submitted is never changed, not even past the services", async () => {
  const version = await approvedForJapan();
  const rules = await readRules(db, 1);
  if (!rules) throw new Error("no rules");
  await expect(db.ruleSet.update({ where: { version }, data: { rules } })).rejects.toThrow(
    /no draft any more/,
  );
  await expect(db.ruleSet.delete({ where: { version } })).rejects.toThrow(/never deleted/);
});

test("published, a new lead goes the new way; rolled back, the old way; each names its version", async () => {
  const version = await approvedForJapan();
  const before = await aLead(db, later(1));
  const run = await dryRun(
    db,
    await readFacts(db, later(1)),
    { before: (await readRules(db, 1)) ?? fail(), after: (await readRules(db, version)) ?? fail() },
    tuesday,
  );
  expect(run.moved).toEqual([
    {
      id: before.id,
      from: { department: "economic-zone-authority", rule: "investment-in-a-park" },
      to: { department: "finance", rule: "japan" },
    },
  ]);
  const published = await publishRules(as(author, later(2)), version, { from: null, note: "" });
  expect(published).toEqual({ kind: "done", version });
  const during = await aLead(db, later(3));
  // The lead department has its own notice; the coordinator and Justice are told beside it.
  const told = await db.mail.findMany({ where: { leadId: during.id, template: "department-notice" } });
  expect(told).toHaveLength(3);
  expect(told.filter(({ subject }) => subject.includes("để biết"))).toHaveLength(2);
  expect(await rollBackRules(as(author, later(4)), 1, "")).toEqual({ kind: "refused", reason: "reason" });
  await rollBackRules(as(author, later(4)), 1, "The department asked for time");
  const after = await aLead(db, later(5));
  const versions = await db.assignment.findMany({
    where: { leadId: { in: [before.id, during.id, after.id] } },
    orderBy: { id: "asc" },
    select: { departmentCode: true, ruleSetVersion: true },
  });
  expect(versions).toEqual([
    { departmentCode: "economic-zone-authority", ruleSetVersion: 1 },
    { departmentCode: "finance", ruleSetVersion: version },
    { departmentCode: "economic-zone-authority", ruleSetVersion: 1 },
  ]);

  const why = await whyNot(db, during, await readFacts(db, later(5)));
  expect(why?.version).toBe(version);
  expect(why?.otherwise).toEqual({
    version: 1,
    department: "economic-zone-authority",
    rule: "investment-in-a-park",
  });
  expect((await db.lead.findUniqueOrThrow({ where: { id: during.id } })).departmentCode).toBe("finance");
  expect(await rollBackRules(as(author, later(6)), version + 100, "x")).toMatchObject({ reason: "unknown" });
});

test("published from a day, rules take over at its first second in Viet Nam, and can be called off before", async () => {
  const version = await approvedForJapan();
  const from = "2026-12-10";
  expect(await publishRules(as(author, later(10)), version, { from: "2026-12-01", note: "" })).toEqual({
    kind: "refused",
    reason: "date",
  });
  await publishRules(as(author, later(10)), version, { from, note: "From the tenth" });
  const eve = new Date("2026-12-09T16:59:59.999Z");
  const day = new Date("2026-12-09T17:00:00Z");
  expect((await readFacts(db, eve)).ruleSet.version).toBe(1);
  expect((await readFacts(db, day)).ruleSet.version).toBe(version);
  const [plan] = (await listRuleSets(db, later(11))).planned;
  await cancelPublication(as(author, later(11)), plan?.id ?? 0);
  expect((await readFacts(db, day)).ruleSet.version).toBe(1);
  expect(await cancelPublication(as(author, later(12)), plan?.id ?? 0)).toEqual({ kind: "changed" });
  await expect(db.rulePublication.deleteMany()).rejects.toThrow(/history/);
});

test("rules are not published while a worked case fails, nor while a named department has nobody and no mailbox", async () => {
  const version = await approvedForJapan();
  const publish = (minute = 20) => publishRules(as(author, later(minute)), version, { from: null, note: "" });
  const [example] = await readExamples(db, "active");
  if (!example) throw new Error("no example");
  const page = { id: example.id, editVersion: example.editVersion };
  await changeExample(as(author), page, { expect: { department: "health" }, state: "active" });
  expect(await publish()).toEqual({ kind: "refused", reason: "problems" });
  expect(await changeExample(as(second), page, { state: "dismissed" })).toBe("changed");
  await changeExample(
    as(author),
    { id: example.id, editVersion: example.editVersion + 1 },
    { expect: example.expect, state: "active" },
  );

  await db.department.update({ where: { code: "justice" }, data: { mailbox: null } });
  await db.$executeRaw`UPDATE catalogue_version SET version = version + 1`;
  expect(await publish()).toEqual({ kind: "refused", reason: "problems" });
  const member = await aStaff(db, "officer", "justice");
  expect(await publish()).toEqual({ kind: "done", version });
  await db.staff.update({ where: { id: member.id }, data: { disabledAt: tuesday } });
  await rollBackRules(as(author, later(21)), 1, "End of the test");
  expect(await publish(22)).toEqual({ kind: "refused", reason: "problems" });
});

test("a misrouted lead becomes a suggestion with the corrected department, and counts against its rule", async () => {
  const lead = await aLead(db, later(30));
  const given = { lead, byStaffId: author.id, now: later(31) };
  await db.$transaction((tx) => suggestExample(tx, { ...given, toDepartment: "industry-trade" }));
  await db.$transaction((tx) => suggestExample(tx, { ...given, toDepartment: "construction" }));
  const suggested = await readExamples(db, "suggested");
  expect(suggested).toMatchObject([
    {
      leadCode: lead.code,
      rule: "investment-in-a-park",
      department: "economic-zone-authority",
      expect: { department: "construction" },
    },
  ]);

  await db.leadEvent.create({
    data: {
      leadId: lead.id,
      kind: "forwarded",
      at: later(31),
      data: { to: "construction", misrouted: true },
    },
  });
  const { rules } = await readAccuracy(db, later(32), 12);
  const figure = rules.find(({ rule }) => rule === "investment-in-a-park");
  expect(figure).toMatchObject({ misrouted: 1 });
  expect(figure?.byMonth.get("2026-12")).toEqual({ total: figure?.total, misrouted: 1 });
});

test("what a person decided stands when newer rules would choose otherwise: that is only said", async () => {
  await db.department.updateMany({ data: { mailbox: "desk@example.com" } });
  await db.$executeRaw`UPDATE catalogue_version SET version = version + 1`;
  const { id } = await aLead(db, later(40));
  const desk = deskOf(db, second, later(41));
  const to = { department: "tax", reason: "It is about a tax incentive." };
  expect(await forwardLead(desk, await seenNow(db, id), to)).toEqual({ kind: "done" });
  const all = () =>
    db.lead.findUniqueOrThrow({ where: { id }, include: { assignments: true, events: true, tasks: true } });
  const before = await all();
  expect(before).toMatchObject({ departmentCode: "tax", byHand: true });

  const version = await approvedForJapan();
  expect(await publishRules(as(author, later(42)), version, { from: null, note: "" })).toMatchObject({
    kind: "done",
  });
  const facts = await readFacts(db, later(43));
  expect((await whyNot(db, before, facts))?.otherwise).toEqual({
    version,
    department: "finance",
    rule: "japan",
  });
  await dryRun(db, facts, { before: (await readRules(db, 1)) ?? fail(), after: facts.ruleSet }, tuesday);
  await passOverPeople(db, later(43));
  expect(await all()).toEqual(before);
  await rollBackRules(as(author, later(44)), 1, "End of the test");
});

test("rules that name a department which has ended are neither published nor brought back", async () => {
  const version = await approvedForJapan();
  const publish = (from: string | null) => publishRules(as(author, later(50)), version, { from, note: "" });
  const ends = async (day: string | null) => {
    const validTo = day && new Date(`${day}T00:00:00Z`);
    await db.department.update({ where: { code: "health" }, data: { validTo } });
    await db.$executeRaw`UPDATE catalogue_version SET version = version + 1`;
  };
  await ends("2026-12-20");
  expect(await publish("2026-12-20")).toEqual({ kind: "refused", reason: "problems" });
  expect(await publish(null)).toMatchObject({ kind: "done" });
  await ends("2026-12-01");
  expect(await rollBackRules(as(author, later(51)), 1, "Back")).toEqual({
    kind: "refused",
    reason: "problems",
  });
  await ends(null);
  expect(await rollBackRules(as(author, later(52)), 1, "Back")).toMatchObject({ kind: "done" });
});

test("every act on the rules is in the audit trail", async () => {
  const kinds = await db.auditEvent.findMany({ distinct: ["kind"], select: { kind: true } });
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      "rules-drafted",
      "rules-edited",
      "rules-submitted",
      "rules-sent-back",
      "rules-approved",
      "rules-published",
      "rules-rolled-back",
      "rules-publication-cancelled",
      "rule-example-changed",
    ]),
  );
});

function fail(): never {
  throw new Error("no rules");
}
