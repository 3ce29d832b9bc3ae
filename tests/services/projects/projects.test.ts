import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import { readProjectQuery } from "~/core/projects/project-query";
import type { Database } from "~/infra/db/client.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { resolveLead } from "~/services/leads/resolve-lead.server";
import type { SeenRecord } from "~/services/projects/change-project.server";
import { readConcentration } from "~/services/projects/concentration.server";
import { editProject } from "~/services/projects/edit-project.server";
import { moveProject } from "~/services/projects/move-project.server";
import { openProjectOfLead } from "~/services/projects/open-project.server";
import { listProjects } from "~/services/projects/queries.server";
import { recordCapital } from "~/services/projects/record-capital.server";
import { recordCertificate } from "~/services/projects/record-certificate.server";
import { setProjectState } from "~/services/projects/set-project-state.server";
import { strikeEntry } from "~/services/projects/strike-entry.server";
import { readFacts } from "~/services/reference/facts.server";
import { freshDatabase } from "../../support/database";
import { aLead, aStaff, deskOf, seenNow } from "../../support/desk";
import { aProject, projectFacts } from "../../support/projects";

let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;
let coordinator: StaffActor;

const zone = "economic-zone-authority";
const now = new Date("2026-12-01T02:00:00Z");
const today = "2026-12-01";

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  officer = await aStaff(db, "officer", zone);
  coordinator = await aStaff(db, "coordinator", "foreign-affairs");
});
afterAll(() => close());

const deps = (actor = officer) => ({ db, now, actor, random: (bytes: number) => randomBytes(bytes) });

async function seen(id: number): Promise<SeenRecord> {
  const { version } = await db.project.findUniqueOrThrow({ where: { id } });
  return { id, version, lastEvent: 0 };
}

async function history(projectId: number) {
  const events = await db.projectEvent.findMany({ where: { projectId }, orderBy: { id: "asc" } });
  return events.map(({ kind }) => kind);
}

async function anAgreedLead(outcome: "agreed" | "declined" = "agreed") {
  const { id } = await aLead(db, now, { jobs: 250 });
  await acceptLead(deskOf(db, officer, now), await seenNow(db, id));
  await resolveLead(deskOf(db, officer, now), await seenNow(db, id), { outcome, text: "Welcome." });
  return id;
}

test("an agreed lead opens one project with a code of its own, and both histories say so", async () => {
  const leadId = await anAgreedLead();
  const open = () => openProjectOfLead(deps(), leadId, { facts: projectFacts, department: zone });
  const [first, second] = await Promise.all([open(), open()]);
  expect([first.kind, second.kind].sort()).toEqual(["exists", "opened"]);
  const project = await db.project.findUniqueOrThrow({ where: { leadId } });
  expect(project.code).toMatch(/^DA26-[0-9A-Z]{6}-[0-9A-Z]$/);
  expect([project.stage, project.state, project.departmentCode]).toEqual(["NEW", "active", zone]);
  expect(await history(project.id)).toEqual(["opened"]);
  expect(await db.leadEvent.count({ where: { leadId, kind: "project-opened" } })).toBe(1);
});

test("a lead that was declined opens none", async () => {
  const leadId = await anAgreedLead("declined");
  expect(await openProjectOfLead(deps(), leadId, { facts: projectFacts, department: zone })).toEqual({
    kind: "not-agreed",
  });
});

test("a gate opens when what it asks for is on record, and shuts again when the entry is struck out", async () => {
  const { id } = await aProject(db, officer, now);
  await db.project.update({ where: { id }, data: { stage: "LICENSING" } });
  const forward = { direction: "forward", reason: "IRC issued" } as const;
  const gate = { kind: "refused", reason: "stage.gate" };
  expect(await moveProject(deps(), await seen(id), forward)).toEqual(gate);
  await recordCertificate(deps(), await seen(id), { kind: "construction-permit", number: "1", on: today });
  expect(await moveProject(deps(), await seen(id), forward)).toEqual(gate);
  await recordCertificate(deps(), await seen(id), { kind: "IRC", number: "DEMO 9876543210", on: today });
  const irc = await db.projectCertificate.findFirstOrThrow({ where: { projectId: id, kind: "IRC" } });
  const strike = { entry: "certificate", id: irc.id, reason: "of another project" } as const;
  expect(await strikeEntry(deps(), await seen(id), strike)).toEqual({ kind: "done" });
  expect(await moveProject(deps(), await seen(id), forward)).toEqual(gate);
  await recordCertificate(deps(), await seen(id), { kind: "ERC", number: "DEMO 1", on: today });
  expect(await moveProject(deps(), await seen(id), forward)).toEqual({ kind: "done" });
  expect((await db.project.findUniqueOrThrow({ where: { id } })).stage).toBe("IMPLEMENTATION");
});

test("of two people who change a project at once one is told, and twenty at once leave one history", async () => {
  const { id } = await aProject(db, officer, now);
  const page = await seen(id);
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      editProject(deps(), page, { ...projectFacts, name: `Demo ${index}` }),
    ),
  );
  expect(results.filter(({ kind }) => kind === "done")).toHaveLength(1);
  expect(results.filter(({ kind }) => kind === "changed")).toHaveLength(19);
  expect(await history(id)).toEqual(["opened", "edited"]);
});

test("the history cannot be rewritten", async () => {
  await aProject(db, officer, now);
  await expect(db.projectEvent.updateMany({ data: { kind: "nothing" } })).rejects.toThrow(/history/);
  await expect(db.projectEvent.deleteMany({})).rejects.toThrow(/history/);
});

test("a lost project keeps its reason and where it went; active again, only the history does", async () => {
  const { id } = await aProject(db, officer, now);
  const lost = { state: "lost", reason: "other-province", note: "", lostTo: "Demo province" } as const;
  await setProjectState(deps(), await seen(id), lost);
  expect(await setProjectState(deps(), await seen(id), lost)).toEqual({
    kind: "refused",
    reason: "state.same",
  });
  expect(await db.project.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: "lost",
    reason: "other-province",
    lostTo: "Demo province",
  });
  const again = { state: "active", reason: null, note: "The investor came back.", lostTo: null } as const;
  await setProjectState(deps(), await seen(id), again);
  expect(await db.project.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: "active",
    reason: null,
    lostTo: null,
  });
  expect(await history(id)).toEqual(["opened", "state-changed", "state-changed"]);
});

test("the list shows a department its own projects, everything to the coordinator, and sums what is on record", async () => {
  const health = await aStaff(db, "officer", "health");
  const { id, code } = await aProject(db, health, now, { name: "Bệnh viện Demo", partnerCountry: "DE" });
  const capital = async (minor: bigint, currency: "USD" | "VND") =>
    recordCapital(deps(health), await seen(id), {
      kind: "committed",
      money: { minor, currency },
      on: today,
      note: "",
    });
  await capital(1_000_000_00n, "USD");
  await capital(500_000_00n, "USD");
  const wrong = await db.projectCapital.findFirstOrThrow({
    where: { projectId: id, amountMinor: 500_000_00n },
  });
  await strikeEntry(deps(health), await seen(id), { entry: "capital", id: wrong.id, reason: "twice" });
  const { rates } = await readFacts(db);
  const list = (actor: StaffActor, search: string) =>
    listProjects({ db, actor, rates }, readProjectQuery(new URLSearchParams(search)));

  const own = await list(health, "");
  expect(own.rows.map((row) => row.code)).toEqual([code]);
  expect(own.sums.committed.usd).toEqual({ minor: 1_000_000_00n, currency: "USD" });
  expect((await list(officer, "q=benh vien")).rows).toEqual([]);
  expect((await list(coordinator, "q=benh+vien")).rows.map((row) => row.code)).toEqual([code]);
  expect((await list(coordinator, `q=${code.toLowerCase()}`)).total).toBe(1);
  expect((await list(coordinator, "country=DE&stage=NEW&state=active")).total).toBe(1);
  expect((await list(coordinator, "country=DE&state=lost")).total).toBe(0);
  expect((await list(coordinator, "")).total).toBe(await db.project.count());
});

test("concentration counts active projects with a foreign partner, and tells how many name none", async () => {
  await db.project.updateMany({ data: { state: "lost", reason: "cost" } });
  const { rates } = await readFacts(db);
  const give = async (partnerCountry: string | null, million: bigint) => {
    const { id } = await aProject(db, officer, now, { partnerCountry });
    const money = { minor: million * 100_000_000n, currency: "USD" as const };
    await recordCapital(deps(), await seen(id), { kind: "committed", money, on: today, note: "" });
  };
  await give("CN", 45n);
  await give("JP", 35n);
  await give("KR", 20n);
  await give("VN", 900n);
  await give(null, 900n);
  const found = await readConcentration({ db, now, rates }, { watch: 0.3, high: 0.4 });
  expect(found.withoutPartner).toBe(1);
  expect(found.projects).toMatchObject({ by: "capital", total: 3, band: "high", hhi: 2025 + 1225 + 400 });
  expect(found.projects?.shares.map(({ country }) => country)).toEqual(["CN", "JP", "KR"]);
  expect(found.leads).toMatchObject({ by: "count", band: "high" });
});
