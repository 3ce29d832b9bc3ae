import { afterAll, beforeAll, expect, test } from "vitest";
import { findCommune, findPark, findPlace } from "~/services/places/places.server";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { loadReferenceData } from "~/services/reference/load-reference-data.server";
import { freshDatabase } from "../../support/database";

let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
  await loadReferenceData(database.db, new Date("2026-11-24T03:00:00Z"));
});
afterAll(() => database.close());

test("a park's page has its communes, its land as an offer, and who answers", async () => {
  const park = await findPark(database.db, "huu-thanh", new Date("2026-11-24T03:00:00Z"));
  expect(park?.communes.map(({ slug }) => slug)).toEqual(["duc-hoa"]);
  expect(park?.land?.kind).toBe("park-land");
  expect(park?.department?.code).toBe("economic-zone-authority");
  expect(park?.near.map(({ slug }) => slug)).not.toContain("huu-thanh");
});

test("a park's land stays on its page beside more newer offers than the page shows", async () => {
  const { db } = database;
  const now = new Date("2026-11-24T03:00:00Z");
  const park = await findPark(db, "huu-thanh", now);
  const { capitalAsPublished: _, ...row } = await db.opportunity.findUniqueOrThrow({
    where: { slug: "duc-lap-ha-residential-area" },
  });
  const newer = Array.from({ length: 25 }, (_, index) => ({
    ...row,
    slug: `newer-${index}`,
    names: { vi: "Dự án mẫu", en: "Demo project" },
    summaries: {},
    communeCodes: [...(park?.park.communeCodes ?? [])],
    statusDate: now,
  }));
  await db.opportunity.createMany({ data: newer });
  await touchCatalogue(db);
  const among = await findPark(db, "huu-thanh", now);
  expect(among?.land?.slug).toBe("huu-thanh");
  expect(among?.near).toHaveLength(20);
  await db.opportunity.deleteMany({ where: { slug: { startsWith: "newer-" } } });
  await touchCatalogue(db);
});

test("a full park has no land to offer", async () => {
  expect((await findPark(database.db, "long-hau", new Date("2026-11-24T03:00:00Z")))?.land).toBeNull();
});

test("a commune's page has its parks and its open offers", async () => {
  const commune = await findCommune(database.db, "duc-hoa");
  expect(commune?.parks.map(({ slug }) => slug)).toContain("tan-duc");
  expect(commune?.opportunities.map(({ status }) => status)).not.toContain("awarded");
});

test("what is not there is not there", async () => {
  expect(await findPark(database.db, "nowhere", new Date("2026-11-24T03:00:00Z"))).toBeNull();
  expect(await findCommune(database.db, "nowhere")).toBeNull();
  expect((await findPlace(database.db, "  ")).resolution).toBeNull();
});

test("an old name is found and a split one is a question", async () => {
  const { resolution } = await findPlace(database.db, "xã Mỹ Hạnh Nam, Đức Hòa");
  expect(resolution?.kind).toBe("one");
  expect((await findPlace(database.db, "xã Tân Bình")).resolution?.kind).toBe("ask");
});
