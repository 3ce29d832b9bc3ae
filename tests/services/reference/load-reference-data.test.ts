import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { readFacts } from "~/services/reference/facts.server";
import { loadReferenceData } from "~/services/reference/load-reference-data.server";
import { freshDatabase } from "../../support/database";

let database: Awaited<ReturnType<typeof freshDatabase>>;
const now = new Date("2026-11-24T03:00:00Z");

beforeAll(async () => {
  database = await freshDatabase();
  await loadReferenceData(database.db, now);
});
afterAll(() => database.close());

/** Everything but the moment of the load. */
async function contents() {
  const { db } = database;
  const tables = await Promise.all([
    db.department.findMany({ orderBy: { code: "asc" } }),
    db.sector.findMany({ orderBy: { code: "asc" } }),
    db.commune.findMany({ orderBy: { code: "asc" } }),
    db.park.findMany({ orderBy: { slug: "asc" } }),
    db.opportunity.findMany({ orderBy: { slug: "asc" } }),
    db.procedure.findMany({ orderBy: { code: "asc" } }),
    db.tradeAgreement.findMany({ orderBy: { code: "asc" } }),
    db.mission.findMany({ orderBy: { id: "asc" } }),
    db.calendarYear.findMany({ orderBy: { year: "asc" } }),
    db.setting.findMany({ orderBy: { key: "asc" } }),
    db.ruleSet.findMany(),
    db.catalogueVersion.findMany(),
  ]);
  return JSON.stringify(tables, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

/** As after a deployment that brings other files: every record is looked at again. */
async function loadAgain(): Promise<number> {
  await database.db.setting.deleteMany({ where: { key: "reference-data" } });
  return await loadReferenceData(database.db, new Date("2027-01-05T03:00:00Z"));
}

test("the province is there: 29 bodies, 16 sectors, 96 communes, 62 parks, 60 projects and the land of the parks", async () => {
  const facts = await readFacts(database.db);
  expect(facts.departments.size).toBe(29);
  expect(facts.sectors.size).toBe(16);
  expect(facts.communes.size).toBe(96);
  expect(facts.parks.size).toBe(62);
  const kinds = [...facts.opportunities.values()].map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind !== "park-land")).toHaveLength(60);
  expect(kinds.filter((kind) => kind === "park-land").length).toBeGreaterThan(3);
  expect(facts.calendar.years["2026"]?.off).toContain("2026-11-24");
});

test("no opportunity of a source is shown as open today", async () => {
  const facts = await readFacts(database.db);
  expect([...facts.opportunities.values()].filter(({ status }) => status === "open")).toEqual([]);
});

test("every record of a park, commune or opportunity names its sources, and every name is there in six languages", async () => {
  const facts = await readFacts(database.db);
  for (const record of [
    ...facts.opportunities.values(),
    ...facts.parks.values(),
    ...facts.communes.values(),
  ]) {
    expect(record.sources.length, JSON.stringify(record.name)).toBeGreaterThan(0);
    expect(Object.keys(record.name).sort()).toEqual(["en", "ja", "ko", "vi", "zh", "zh-TW"]);
  }
});

test("land in a park says its published figures with their date, and that today's are not known", async () => {
  const facts = await readFacts(database.db);
  const land = facts.opportunities.get("huu-thanh");
  expect(land?.summary.en).toBe(
    "Industrial land for lease: 361.87\u00a0ha, let or not. Share let: 30%. According to the source the park was leasing land. Figures published: 2023. How much is free today is not confirmed.",
  );
  expect(land?.summary.ja).toContain("2023年");
  expect(facts.opportunities.has("long-hau")).toBe(false);
});

test("loading twice changes nothing, whether the files are known to be the same or every record is compared", async () => {
  const before = await contents();
  expect(await loadReferenceData(database.db, new Date("2027-01-04T03:00:00Z"))).toBe(0);
  expect(await contents()).toBe(before);
  expect(await loadAgain()).toBe(0);
  const again = await database.db.opportunity.findMany({ where: { updatedAt: { gt: now } } });
  expect(again).toEqual([]);
});

test("what an administrator edited stays edited; what changed in the files changes here", async () => {
  const { db } = database;
  await db.$transaction(async (tx) => {
    await tx.department.update({
      where: { code: "finance" },
      data: { names: { vi: "Sở Tài chính và Ngân sách" }, editedAt: now },
    });
    await tx.department.update({
      where: { code: "health" },
      data: { names: { vi: "as an older file had it" }, loadedHash: "older" },
    });
    await touchCatalogue(tx);
  });
  expect(await loadAgain()).toBe(1);
  const facts = await readFacts(db);
  expect(facts.departments.get("finance")?.name.vi).toBe("Sở Tài chính và Ngân sách");
  expect(facts.departments.get("health")?.name.vi).toBe("Sở Y tế");
});

test("two starts at once load once", async () => {
  await database.db.setting.deleteMany({ where: { key: "reference-data" } });
  const written = await Promise.all([
    loadReferenceData(database.db, now),
    loadReferenceData(database.db, now),
  ]);
  expect(written).toEqual([0, 0]);
});

test("an edit shows in the very next read", async () => {
  const { db } = database;
  for (const name of ["Một", "Hai", "Ba"]) {
    await readFacts(db);
    await db.$transaction(async (tx) => {
      await tx.opportunity.update({
        where: { slug: "long-an-border-gate-economic-zone" },
        data: { names: { vi: name }, editedAt: now },
      });
      await touchCatalogue(tx);
    });
    const facts = await readFacts(db);
    expect(facts.opportunities.get("long-an-border-gate-economic-zone")?.name.vi).toBe(name);
  }
});

test("new reference rates change what every capital is worth, and only then", async () => {
  const { db } = database;
  const dollars = async () =>
    (await readFacts(db)).opportunities.get("my-hanh-bac-residential-area")?.capitalUsd;
  const before = await dollars();
  const setting = await db.setting.findUniqueOrThrow({ where: { key: "exchange-rates" } });
  const text = JSON.stringify(setting.value).replace('"26000"', '"13000"');
  await db.$transaction(async (tx) => {
    await tx.setting.update({
      where: { key: "exchange-rates" },
      data: { value: JSON.parse(text), editedAt: now },
    });
    await touchCatalogue(tx);
  });
  expect(before).toBeGreaterThan(0);
  expect(((await dollars()) ?? 0) / (before ?? 1)).toBeCloseTo(2, 5);
});

test("a row that is gone is gone from the next read", async () => {
  const { db } = database;
  await db.$transaction(async (tx) => {
    await tx.opportunity.delete({ where: { slug: "tay-ninh-airport" } });
    await touchCatalogue(tx);
  });
  expect((await readFacts(db)).opportunities.has("tay-ninh-airport")).toBe(false);
});

test("rules that come along with an update do not overrule those that the house has published itself", async () => {
  const { db } = database;
  const folder = await mkdtemp(path.join(tmpdir(), "vamco-data-"));
  await cp("prisma/data", folder, { recursive: true });
  const file = path.join(folder, "routing-rules.json");
  const bring = async (version: number) => {
    const rules = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify({ ...rules, version }));
    await loadReferenceData(db, now, folder);
    return (await readFacts(db)).ruleSet.version;
  };
  expect(await bring(2)).toBe(2);
  const { rules, ...ours } = { ...(await readRules(2)), version: 3, note: "Ours" };
  await db.ruleSet.create({ data: { ...ours, rules: { ...Object(rules), version: 3 } } });
  await db.rulePublication.create({
    data: { version: 3, kind: "publish", from: now, at: now, note: "Ours" },
  });
  expect(await bring(4)).toBe(3);
  await rm(folder, { recursive: true });
});

async function readRules(version: number) {
  return database.db.ruleSet.findUniqueOrThrow({
    where: { version },
    select: { rules: true, loadedHash: true, createdAt: true },
  });
}
