import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/**
 * Applies `prisma/migrations/<name>/migration.sql` in the order of the names, each in one transaction, and keeps the
 * books in Prisma's own table: `prisma migrate deploy` carries on from here, and the other way round. We do it ourselves
 * because Prisma's engine for it is a download from outside the npm registry.
 */

const migrationsLock = 72_707_369; // the number that Prisma's own engine takes, so that the two wait for each other

const booksTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export class MigrationError extends Error {}

/**
 * Brings the database at `url` up to date.
 * @returns the names of the migrations that were applied now.
 * @throws MigrationError when one that was applied has been changed since, or one failed before.
 */
export async function migrate(url: string, folder = path.resolve("prisma/migrations")): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationsLock]);
    await client.query(booksTable);
    const applied: string[] = [];
    for (const { name, sql, checksum } of await readMigrations(folder)) {
      if (await isApplied(client, name, checksum)) continue;
      await apply(client, name, sql, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<{ name: string; sql: string; checksum: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function isApplied(client: pg.Client, name: string, checksum: string): Promise<boolean> {
  const { rows } = await client.query<{ checksum: string; finished: boolean }>(
    `SELECT checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations
      WHERE migration_name = $1 AND rolled_back_at IS NULL`,
    [name],
  );
  const row = rows[0];
  if (!row) return false;
  if (!row.finished) {
    throw new MigrationError(
      `The migration ${name} was begun by another tool and did not finish. See what it left, then run: npx prisma migrate resolve --rolled-back ${name}`,
    );
  }
  if (row.checksum !== checksum) {
    throw new MigrationError(
      `The migration ${name} was changed after it had been applied. Restore its file from the repository; a change is a new migration.`,
    );
  }
  return true;
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`The migration ${name} failed and nothing of it was kept: ${reason}`);
  }
}
