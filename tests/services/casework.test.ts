import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { addTask, cancelTask } from "~/services/casework/add-task.server";
import { answerTask } from "~/services/casework/answer-task.server";
import { trackToken } from "~/services/intake/form-token.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { assignLead } from "~/services/leads/assign-lead.server";
import type { ChangeResult } from "~/services/leads/change-lead.server";
import { correctClock } from "~/services/leads/correct-clock.server";
import { extendLead } from "~/services/leads/extend-lead.server";
import { forwardLead } from "~/services/leads/forward-lead.server";
import { findPassedOn } from "~/services/leads/passed-on.server";
import { readDeskLead } from "~/services/leads/read-desk-lead.server";
import { resolveLead } from "~/services/leads/resolve-lead.server";
import { resumeLead } from "~/services/leads/resume-lead.server";
import { returnLead } from "~/services/leads/return-lead.server";
import { withdrawLead } from "~/services/tracking/change-as-submitter.server";
import { trackLead } from "~/services/tracking/track-lead.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, deskOf, mail, secret, seenNow } from "../support/desk";

let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;
let colleague: StaffActor;
let partner: StaffActor;
let foreign: StaffActor;
let finance: StaffActor;
let promotion: StaffActor;
let coordinator: StaffActor;

const zone = "economic-zone-authority";
/** 09:00 in Viet Nam; Tuesday 1 December 2026, and the days after it. */
const tuesday = new Date("2026-12-01T02:00:00Z");
const wednesday = new Date("2026-12-02T02:00:00Z");
const thursday = new Date("2026-12-03T02:00:00Z");
const friday = new Date("2026-12-04T02:00:00Z");

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  officer = await aStaff(db, "officer", zone);
  colleague = await aStaff(db, "officer", zone);
  partner = await aStaff(db, "officer", "industry-trade");
  foreign = await aStaff(db, "officer", "foreign-affairs");
  finance = await aStaff(db, "officer", "finance");
  promotion = await aStaff(db, "officer", "investment-promotion");
  coordinator = await aStaff(db, "coordinator", "investment-promotion");
});
afterAll(() => close());

const desk = (actor = officer, now = tuesday) => deskOf(db, actor, now);
const row = (id: number) => db.lead.findUniqueOrThrow({ where: { id } });
const tasksOf = (leadId: number) => db.leadTask.findMany({ where: { leadId }, orderBy: { id: "asc" } });
const eventsOf = (leadId: number) => db.leadEvent.findMany({ where: { leadId }, orderBy: { id: "asc" } });
const due = async (id: number) => (await row(id)).dueOn?.toISOString().slice(0, 10);
const done = { kind: "done" } as const;

/** The newest event by a person: what the house does after it (assigning somebody) stands behind. */
async function last(leadId: number) {
  const where = { leadId, staffId: { not: null } };
  const { kind, data } = await db.leadEvent.findFirstOrThrow({ where, orderBy: { id: "desc" } });
  return { kind, data: data as Record<string, unknown> };
}

/** In a park, in electronics: the zone authority leads, industry and trade coordinates; due 8 December. */
async function coordinated(): Promise<number> {
  return (await aLead(db, tuesday, { sector: "electronics" })).id;
}

/** Worth 60 million dollars from abroad: foreign affairs appraises. */
async function appraised(): Promise<number> {
  const lead = await aLead(db, tuesday, {
    sector: "electronics",
    capital: { amount: 60_000_000, currency: "USD" },
  });
  expect(lead.appraisal).toBe(true);
  expect(await acceptLead(desk(), await seenNow(db, lead.id))).toEqual(done);
  return lead.id;
}

const resolve = async (id: number, now = tuesday): Promise<ChangeResult> =>
  resolveLead(desk(officer, now), await seenNow(db, id), { outcome: "answered", text: "Welcome." });

const saying = (taskId: number, over: object = {}) => ({
  taskId,
  answer: "As we see it.",
  opinion: null,
  conditions: null,
  ...over,
});

describe("several departments on one lead", () => {
  test("who coordinates is asked with the lead, by a date of its own that leaves the lead department the longer half", async () => {
    const id = await coordinated();
    const [task, ...more] = await tasksOf(id);
    expect(more).toEqual([]);
    expect(task).toMatchObject({ kind: "coordination", departmentCode: "industry-trade", state: "open" });
    // Five working days for the lead, two for the task.
    expect(await due(id)).toBe("2026-12-08");
    expect(task?.dueOn?.toISOString().slice(0, 10)).toBe("2026-12-03");
  });

  test("a coordinating department answers its own task, once, and the lead's date stays", async () => {
    const id = await coordinated();
    const [task] = await tasksOf(id);
    const seen = await seenNow(db, id);
    const taskId = task?.id ?? 0;
    expect(await answerTask(desk(finance), seen, saying(taskId))).toEqual({
      kind: "refused",
      reason: "task.not-yours",
    });
    // Somebody has acted on the lead meanwhile: an answer takes nothing away from anybody.
    await acceptLead(desk(), seen);
    expect(await answerTask(desk(partner, wednesday), seen, saying(taskId))).toEqual(done);
    expect(await answerTask(desk(partner, wednesday), seen, saying(taskId))).toEqual({
      kind: "refused",
      reason: "task.closed",
    });
    expect((await tasksOf(id))[0]).toMatchObject({ state: "answered", answer: "As we see it." });
    expect(await due(id)).toBe("2026-12-08");
    expect(await last(id)).toMatchObject({ kind: "task-answered", data: { department: "industry-trade" } });
  });

  test("the lead department asks another one, which sees the lead from then on; taken back, it does not", async () => {
    const id = await coordinated();
    expect(
      await addTask(desk(), await seenNow(db, id), { department: "finance", question: "Is the site free?" }),
    ).toEqual(done);
    const asked = (await tasksOf(id)).find((task) => task.departmentCode === "finance");
    expect(asked).toMatchObject({ question: "Is the site free?", state: "open" });
    expect((await row(id)).coordinating).toContain("finance");
    expect(
      await addTask(desk(), await seenNow(db, id), { department: "finance", question: "And the road?" }),
    ).toEqual({ kind: "refused", reason: "department.asked" });
    expect(await cancelTask(desk(), await seenNow(db, id), asked?.id ?? 0)).toEqual(done);
    expect((await row(id)).coordinating).toEqual(["industry-trade"]);
    expect(await last(id)).toMatchObject({ kind: "task-cancelled" });
  });

  test("taken back after the lead was passed on, it does not either; who coordinates by the rules does", async () => {
    const id = await coordinated();
    await addTask(desk(), await seenNow(db, id), { department: "justice", question: "Is the site free?" });
    await forwardLead(desk(), await seenNow(db, id), { department: "finance", reason: "Theirs." });
    expect((await row(id)).coordinating).toEqual(["industry-trade", "justice"]);
    for (const { id: task } of await tasksOf(id)) {
      expect(await cancelTask(desk(finance), await seenNow(db, id), task)).toEqual(done);
    }
    expect((await row(id)).coordinating).toEqual(["industry-trade"]);
    // It has led meanwhile, and takes part no more: a question alone brings it in again.
    await forwardLead(desk(finance), await seenNow(db, id), {
      department: "industry-trade",
      reason: "Theirs.",
    });
    await forwardLead(desk(partner), await seenNow(db, id), { department: "finance", reason: "Not ours." });
    await addTask(desk(finance), await seenNow(db, id), { department: "industry-trade", question: "Free?" });
    expect((await row(id)).coordinating).toEqual(["industry-trade"]);
    const asked = (await tasksOf(id)).at(-1);
    expect(await cancelTask(desk(finance), await seenNow(db, id), asked?.id ?? 0)).toEqual(done);
    expect((await row(id)).coordinating).toEqual([]);
  });

  test("resolved or withdrawn, nobody is left with an open question, and the history says so", async () => {
    const resolved = await coordinated();
    await acceptLead(desk(), await seenNow(db, resolved));
    expect(await resolve(resolved)).toEqual(done);
    const withdrawn = await coordinated();
    const token = trackToken(secret, await row(withdrawn));
    await withdrawLead({ db, now: tuesday, mail }, token);
    for (const id of [resolved, withdrawn]) {
      expect((await tasksOf(id)).map(({ state }) => state)).toEqual(["cancelled"]);
      expect((await eventsOf(id)).map(({ kind }) => kind)).toContain("task-cancelled");
    }
  });

  test("forwarded to a department that was asked, its task is closed and those of others stay", async () => {
    const id = await coordinated();
    await addTask(desk(), await seenNow(db, id), { department: "finance", question: "Is the site free?" });
    await forwardLead(desk(), await seenNow(db, id), { department: "industry-trade", reason: "Theirs." });
    const tasks = (await tasksOf(id)).map(({ departmentCode, state }) => [departmentCode, state]);
    expect(tasks).toEqual([
      ["industry-trade", "cancelled"],
      ["finance", "open"],
    ]);
    expect((await row(id)).coordinating).toEqual(["finance"]);
  });

  test("the sender reads that others take part, and not who, nor what they were asked", async () => {
    const id = await coordinated();
    await addTask(desk(), await seenNow(db, id), { department: "police-immigration", question: "Known?" });
    const tracked = await trackLead(db, trackToken(secret, await row(id)));
    expect(tracked?.together).toBe(true);
    expect(JSON.stringify(tracked)).not.toMatch(/Công Thương|Công an|Known\?/);
  });

  test("passed on, the lead is read by those who had it, and by the new department once it takes it up", async () => {
    const id = await coordinated();
    const read = async () => (await trackLead(db, trackToken(secret, await row(id))))?.read;
    expect(await read()).toBe("no");
    await acceptLead(desk(), await seenNow(db, id));
    expect(await read()).toBe("yes");
    await forwardLead(desk(), await seenNow(db, id), { department: "justice", reason: "Theirs." });
    expect(await read()).toBe("before");
  });

  test("a lead from before there were tasks is read and handled like any other", async () => {
    const id = await coordinated();
    await db.leadTask.deleteMany({ where: { leadId: id } });
    await db.lead.update({ where: { id }, data: { assignBy: null, assignedAt: null } });
    const view = await readDeskLead(db, id, tuesday, officer);
    expect(view.tasks).toEqual([]);
    expect(view.clocks.map(({ name }) => name)).toEqual(["read", "answered"]);
  });
});

describe("appraisal", () => {
  test.each([
    ["silent", null, "lead.appraisal-silent"],
    ["asks for more information", "more-information", "lead.appraisal-more-information"],
    ["approves", "approve", null],
    ["objects: the lead department knows it, and answers", "object", null],
  ] as const)("the appraising department is or does: %s", async (_, opinion, refusal) => {
    const id = await appraised();
    const task = (await tasksOf(id)).find(({ kind }) => kind === "appraisal");
    if (opinion) {
      const answer = saying(task?.id ?? 0, { opinion });
      expect(await answerTask(desk(foreign), await seenNow(db, id), answer)).toEqual(done);
    }
    expect(await resolve(id)).toEqual(refusal ? { kind: "refused", reason: refusal } : done);
  });

  test("asked anew after it wanted to know more, its opinion lets the lead be resolved", async () => {
    const id = await appraised();
    const task = (await tasksOf(id)).find(({ kind }) => kind === "appraisal");
    const wants = saying(task?.id ?? 0, { opinion: "more-information" });
    await answerTask(desk(foreign), await seenNow(db, id), wants);
    const again = { department: "foreign-affairs", question: "Here is the register entry." };
    expect(await addTask(desk(), await seenNow(db, id), again)).toEqual(done);
    expect(await resolve(id)).toMatchObject({ reason: "lead.appraisal-silent" });
    const second = (await tasksOf(id)).at(-1);
    expect(second?.kind).toBe("appraisal");
    const plain = saying(second?.id ?? 0, { opinion: "approve-with-conditions" });
    expect(await answerTask(desk(foreign), await seenNow(db, id), plain)).toMatchObject({
      reason: "conditions.missing",
    });
    const given = { ...plain, conditions: "A report each year." };
    expect(await answerTask(desk(foreign), await seenNow(db, id), given)).toEqual(done);
    expect(await resolve(id)).toEqual(done);
  });

  test("an appraisal needs an opinion, and the lead department cannot take it back", async () => {
    const id = await appraised();
    const task = (await tasksOf(id)).find(({ kind }) => kind === "appraisal");
    expect(await answerTask(desk(foreign), await seenNow(db, id), saying(task?.id ?? 0))).toMatchObject({
      reason: "opinion.missing",
    });
    expect(await cancelTask(desk(), await seenNow(db, id), task?.id ?? 0)).toMatchObject({
      reason: "task.appraisal",
    });
  });

  test("row 18: a border commune and an ordinary sector: appraisal opens, and neither page nor mail names it", async () => {
    const border = await db.commune.findFirstOrThrow({ where: { border: true } });
    const { id } = await aLead(db, tuesday, { place: `commune:${border.code}`, sector: "textiles-footwear" });
    expect((await tasksOf(id)).filter(({ kind }) => kind === "appraisal")).toHaveLength(1);
    const lead = await row(id);
    const task = (await tasksOf(id)).find(({ kind }) => kind === "appraisal");
    const answer = saying(task?.id ?? 0, { opinion: "object", answer: "Secret grounds." });
    expect(await answerTask(desk(foreign), await seenNow(db, id), answer)).toEqual(done);
    const tracked = await trackLead(db, trackToken(secret, lead));
    const mails = await db.mail.findMany({ where: { leadId: id, to: lead.email } });
    const told = JSON.stringify(tracked) + mails.map((each) => each.subject + each.text).join();
    expect(mails.length).toBeGreaterThan(0);
    expect(told).not.toMatch(
      /foreign-affairs|Ngoại vụ|外事|外務|border|biên giới|国境|apprais|thẩm định|Secret grounds/i,
    );
    expect(tracked?.together).toBe(true);
  });
});

describe("returns", () => {
  const give = async (id: number, actor: StaffActor, department: string) =>
    returnLead(desk(actor), await seenNow(db, id), { department, reason: "Not ours." });

  test("row 17: a first return goes where it was proposed, a second one to the coordinator, whose choice is final", async () => {
    const id = await coordinated();
    const before = await due(id);
    expect(await give(id, officer, "finance")).toEqual(done);
    expect(await row(id)).toMatchObject({ departmentCode: "finance", arbitration: false, byHand: true });
    expect(await give(id, finance, "science-technology")).toEqual(done);
    expect(await row(id)).toMatchObject({ departmentCode: "investment-promotion", arbitration: true });
    expect(await last(id)).toMatchObject({ data: { proposed: "science-technology", disputed: true } });
    // Whoever is of the coordinating department: the coordinator decides, and nobody else.
    for (const refused of [
      await give(id, promotion, "finance"),
      await acceptLead(desk(promotion), await seenNow(db, id)),
      await forwardLead(desk(promotion), await seenNow(db, id), { department: "finance", reason: "So." }),
    ]) {
      expect(refused).toEqual({ kind: "refused", reason: "lead.in-arbitration" });
    }
    const decision = { department: "finance", reason: "The land is theirs to give." };
    expect(await forwardLead(desk(coordinator, wednesday), await seenNow(db, id), decision)).toEqual(done);
    expect(await row(id)).toMatchObject({ departmentCode: "finance", arbitration: false });
    expect(await give(id, finance, "science-technology")).toMatchObject({ reason: "lead.arbitrated" });
    expect(
      await forwardLead(desk(finance), await seenNow(db, id), { department: zone, reason: "No." }),
    ).toMatchObject({ reason: "lead.arbitrated" });
    expect(await due(id)).toBe(before);
  });

  test("whose department once led it is told where it is; to others it does not exist", async () => {
    const id = await coordinated();
    const { code } = await row(id);
    await give(id, officer, "finance");
    expect(await findPassedOn(db, officer, code)).toMatchObject({ code, since: tuesday });
    expect((await findPassedOn(db, officer, code))?.department.vi).toBe("Sở Tài chính");
    expect(await findPassedOn(db, foreign, code)).toBeNull();
    expect(await findPassedOn(db, finance, code)).toBeNull();
  });

  test("the coordinator can keep what was returned twice, and that is final too", async () => {
    const id = await coordinated();
    await give(id, officer, "finance");
    await give(id, finance, zone);
    expect(await acceptLead(desk(coordinator), await seenNow(db, id))).toEqual(done);
    expect(await give(id, coordinator, zone)).toMatchObject({ reason: "lead.arbitrated" });
  });

  test("forwarded as misrouted, the history says so, and that a person chose (row 16)", async () => {
    const id = await coordinated();
    const to = { department: "finance", reason: "Outside the parks.", misrouted: true };
    await forwardLead(desk(), await seenNow(db, id), to);
    expect(await last(id)).toMatchObject({ kind: "forwarded", data: { from: zone, misrouted: true } });
    expect(await row(id)).toMatchObject({ byHand: true, departmentCode: "finance" });
  });
});

describe("clocks", () => {
  test("row 12: waiting noted too late is corrected: the clock is counted anew, and both days are kept", async () => {
    const id = await coordinated();
    await acceptLead(desk(), await seenNow(db, id));
    // Asked by telephone on Tuesday, noted on Thursday only.
    await askSubmitter(desk(officer, thursday), await seenNow(db, id), "How much power?");
    await resumeLead(desk(officer, friday), await seenNow(db, id));
    expect(await due(id)).toBe("2026-12-09");
    const asked = (await eventsOf(id)).find(({ kind }) => kind === "asked");
    const given = { pause: asked?.id ?? 0, since: "2026-12-01", reason: "I had called them." };
    expect(await correctClock(desk(officer, friday), await seenNow(db, id), given)).toEqual(done);
    expect(await due(id)).toBe("2026-12-11");
    const view = await readDeskLead(db, id, friday, officer);
    expect(view.pauses).toMatchObject([
      { event: asked?.id, since: "2026-12-01", recordedSince: "2026-12-03", until: "2026-12-04", days: 3 },
    ]);
    expect(await last(id)).toMatchObject({
      data: { was: "2026-12-03", before: "2026-12-09", due: "2026-12-11" },
    });
  });

  test("a pause that still stands is corrected as well, and runs out later", async () => {
    const id = await coordinated();
    await acceptLead(desk(), await seenNow(db, id));
    await askSubmitter(desk(officer, thursday), await seenNow(db, id), "How much power?");
    const asked = (await eventsOf(id)).find(({ kind }) => kind === "asked");
    const given = { pause: asked?.id ?? 0, since: "2026-12-02", reason: "I had called them." };
    await correctClock(desk(officer, thursday), await seenNow(db, id), given);
    await resumeLead(desk(officer, friday), await seenNow(db, id));
    expect(await due(id)).toBe("2026-12-10");
  });

  test("a pause is not corrected to days that another one counts already, nor to before an extension", async () => {
    const id = await coordinated();
    await acceptLead(desk(), await seenNow(db, id));
    const pauseOn = async (asked: Date, answered: Date) => {
      await askSubmitter(desk(officer, asked), await seenNow(db, id), "How much power?");
      await resumeLead(desk(officer, answered), await seenNow(db, id));
      return (await eventsOf(id)).findLast(({ kind }) => kind === "asked")?.id ?? 0;
    };
    const correct = async (pause: number, since: string) =>
      correctClock(desk(officer, friday), await seenNow(db, id), { pause, since, reason: "By telephone." });
    await pauseOn(tuesday, wednesday);
    const second = await pauseOn(thursday, friday);
    const before = await due(id);
    expect(await correct(second, "2026-12-01")).toEqual({ kind: "refused", reason: "date.too-early" });
    expect(await due(id)).toBe(before);
    await extendLead(desk(officer, friday), await seenNow(db, id), { due: "2026-12-15", reason: "Survey." });
    const third = await pauseOn(friday, friday);
    expect(await correct(third, "2026-12-03")).toEqual({ kind: "refused", reason: "date.too-early" });
    expect(await correct(second, "2026-12-02")).toEqual(done);
    expect(await due(id)).toBe("2026-12-15");
  });

  test("the first assignment, the first word to the sender and the new department's day to assign are kept", async () => {
    const id = await coordinated();
    await acceptLead(desk(officer, wednesday), await seenNow(db, id));
    await assignLead(desk(officer, thursday), await seenNow(db, id), colleague.id);
    const first = await row(id);
    await askSubmitter(desk(officer, thursday), await seenNow(db, id), "How much power?");
    await resumeLead(desk(officer, friday), await seenNow(db, id));
    await resolve(id, friday);
    expect((await row(id)).assignedAt).toEqual(first.assignedAt);
    expect((await row(id)).firstAnsweredAt).toEqual(thursday);
    expect(first.assignBy?.toISOString().slice(0, 10)).toBe("2026-12-03");
  });

  test("a date is moved once with a reason, and the sender reads both by mail and on the status page", async () => {
    const id = await coordinated();
    const move = async (day: string) =>
      extendLead(desk(), await seenNow(db, id), { due: day, reason: "We wait for the survey." });
    expect(await move("2026-12-16")).toEqual({ kind: "refused", reason: "date.too-late" });
    expect(await move("2026-12-12")).toEqual({ kind: "refused", reason: "date.day-off" });
    expect(await move("2026-12-08")).toEqual({ kind: "refused", reason: "date.not-later" });
    expect(await move("2026-12-15")).toEqual(done);
    expect(await move("2026-12-17")).toEqual({ kind: "refused", reason: "lead.extended-before" });
    expect(await due(id)).toBe("2026-12-15");
    const told = await db.mail.findFirstOrThrow({ where: { leadId: id, template: "extension" } });
    expect(told).toMatchObject({ to: "demo@example.com", language: "ja" });
    expect(told.text).toContain("We wait for the survey.");
    const tracked = await trackLead(db, trackToken(secret, await row(id)));
    expect(tracked?.dueOn).toBe("2026-12-15");
    expect(tracked?.history.at(-1)).toMatchObject({
      kind: "extended",
      due: "2026-12-15",
      text: "We wait for the survey.",
    });
  });
});

test("fifty who accept, forward and assign one lead at once leave one consistent history", async () => {
  const id = await coordinated();
  const seen = await seenNow(db, id);
  const before = await row(id);
  const acts = Array.from({ length: 50 }, (_, index) => {
    if (index % 3 === 0) return acceptLead(desk(index % 2 ? officer : colleague), seen);
    if (index % 3 === 1)
      return forwardLead(desk(), seen, {
        department: index % 2 ? "finance" : "industry-trade",
        reason: "So.",
      });
    return assignLead(desk(), seen, index % 2 ? officer.id : colleague.id);
  });
  const results = await Promise.all(acts);
  const made = results.filter(({ kind }) => kind === "done").length;
  expect(made).toBe(1);
  expect(results.every(({ kind }) => kind === "done" || kind === "changed")).toBe(true);
  const after = await row(id);
  const news = (await eventsOf(id)).filter((event) => event.id > (seen.lastEvent ?? 0));
  expect(after.version).toBe(before.version + 1);
  const acted = news.filter(({ kind }) => ["accepted", "forwarded", "assigned"].includes(kind));
  expect(acted.filter(({ staffId }) => staffId !== null)).toHaveLength(1);

  // And fifty who look again each time until theirs is done: no event is lost.
  let moment = 0;
  const stubborn = Array.from({ length: 50 }, async (_, index) => {
    for (;;) {
      const now = await seenNow(db, id);
      const lead = await row(id);
      moment += 1;
      const boss = desk(coordinator, new Date(tuesday.getTime() + moment));
      const person = lead.departmentCode === zone ? officer.id : finance.id;
      const result =
        index % 2 && lead.departmentCode !== "finance"
          ? await forwardLead(boss, now, { department: "finance", reason: `${index}` })
          : index % 2
            ? await forwardLead(boss, now, { department: zone, reason: `${index}` })
            : await assignLead(boss, now, person);
      if (result.kind === "done") return;
    }
  });
  await Promise.all(stubborn);
  const history = (await eventsOf(id)).filter((event) => event.id > (news.at(-1)?.id ?? 0));
  const forwards = history.filter(({ kind }) => kind === "forwarded");
  expect(forwards).toHaveLength(25);
  // Each forwarding begins where the one before it ended.
  let holder = after.departmentCode;
  for (const { data } of forwards) {
    expect(Reflect.get(Object(data), "from")).toBe(holder);
    holder = String(Reflect.get(Object(data), "to"));
  }
  expect((await row(id)).departmentCode).toBe(holder);
  expect(history.filter(({ kind, staffId }) => kind === "assigned" && staffId !== null)).toHaveLength(25);
});
