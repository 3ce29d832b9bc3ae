import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { migrate } from "../../prisma/migrate";
import { freshDatabase } from "../support/database";

let url: string;
let db: Database;
let close: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  ({ url, db, close } = await freshDatabase());
});
afterAll(() => close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vamco-migrations-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, sql: string) {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

test("two starts at once apply a migration once", async () => {
  await write("20990101000000_once", `CREATE TABLE once (id int); INSERT INTO once VALUES (1);`);
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["20990101000000_once"]);
  expect(await db.$queryRaw`SELECT count(*)::int AS n FROM once`).toEqual([{ n: 1 }]);
});

test("a migration that was changed after it had been applied stops the start, by name", async () => {
  await write("20990102000000_kept", "CREATE TABLE kept (id int)");
  await migrate(url, folder);
  await write("20990102000000_kept", "CREATE TABLE kept (id bigint)");
  await expect(migrate(url, folder)).rejects.toThrow(/20990102000000_kept was changed/);
});

test("a migration that fails leaves nothing behind and can be mended", async () => {
  await write("20990103000000_half", "CREATE TABLE half (id int); SELECT no_such_function();");
  await expect(migrate(url, folder)).rejects.toThrow(/20990103000000_half failed and nothing of it was kept/);
  await write("20990103000000_half", "CREATE TABLE half (id int)");
  expect(await migrate(url, folder)).toEqual(["20990103000000_half"]);
});

test("the books are Prisma's own, so that its tools carry on from here", async () => {
  const rows = await db.$queryRaw<{ name: string; checksum: string; steps: number }[]>`
    SELECT migration_name AS name, checksum, applied_steps_count AS steps FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at LIMIT 1`;
  expect(rows).toEqual([
    { name: "20261124000000_ground", checksum: expect.stringMatching(/^[0-9a-f]{64}$/), steps: 1 },
  ]);
});

test.each(["lead_event", "assignment", "consent", "audit_event"])(
  "rows of %s cannot be taken back, even by SQL",
  async (table) => {
    await expect(db.$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow(/are history/);
  },
);
