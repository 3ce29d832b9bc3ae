import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline as pipe, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import pg from "pg";
import { linesOf } from "../lines";

/**
 * A backup is one gzip file of lines: a head with the migration it is of, then `table<TAB>row as JSON` in an order in
 * which every row finds what it refers to, then an end with the number of rows. Rows are made and read by PostgreSQL
 * itself, so that no number or time passes through JavaScript. It works on any PostgreSQL, ours or not.
 */

export class BackupError extends Error {}

const rowsAtOnce = 500;

/**
 * Writes one snapshot (repeatable read) of every table to `file`, while the product runs or not. What the file held
 * before stays until the new backup is whole.
 * @throws BackupError when the file cannot be written. @returns the number of rows.
 */
export async function writeBackup(databaseUrl: string, file: string, now: Date): Promise<number> {
  return onDatabase(databaseUrl, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const head = { vamcoBackup: 1, migration: await lastMigration(client), at: now.toISOString() };
    const tables = await tablesInOrder(client);
    let rows = 0;
    async function* lines() {
      yield `${JSON.stringify(head)}\n`;
      for (const table of tables) {
        await client.query(
          `DECLARE backup NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${quoted(table)} t`,
        );
        for (;;) {
          const fetched = await client.query<{ row: string }>(`FETCH ${rowsAtOnce} FROM backup`);
          if (fetched.rows.length === 0) break;
          rows += fetched.rows.length;
          yield fetched.rows.map(({ row }) => `${table}\t${row}\n`).join("");
        }
        await client.query("CLOSE backup");
      }
      yield `end\t${rows}\n`;
    }
    const part = `${file}.part`;
    try {
      await rm(part, { force: true });
      // The file holds people's data: nobody but the operator reads it.
      const output = createWriteStream(part, { mode: 0o600, flags: "wx", flush: true });
      await pipeline(Readable.from(lines()), createGzip(), output);
      await client.query("COMMIT");
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true }).catch(() => {});
      throw asBackupError(error);
    }
    return rows;
  });
}

/**
 * Fills an empty, migrated database from a backup, whole or not at all. Mails that waited then are not sent by
 * themselves: nobody knows which of them went out after the backup was made.
 * @throws BackupError that tells the operator why not. @returns the number of rows.
 */
export async function restoreBackup(databaseUrl: string, file: string): Promise<number> {
  return onDatabase(databaseUrl, async (client) => {
    await client.query("BEGIN");
    // Nobody is told of what happened long ago.
    await client.query("SET LOCAL vamco.quiet = 'on'");
    const tables = await tablesInOrder(client);
    await refuseUnlessEmpty(client);
    // What refers to reference data is history, which refuses even the change that deleting it asks for. It is empty.
    await onEach(client, tables, "DISABLE TRIGGER USER");
    for (const table of [...tables].reverse()) {
      if (!(await isEmpty(client, table))) await client.query(`DELETE FROM ${quoted(table)}`);
    }
    await onEach(client, tables, "ENABLE TRIGGER USER");
    const rows = await readRows(client, file, new Set(tables));
    await setSequences(client, tables);
    await client.query(
      `UPDATE mail SET state = 'unknown', error = 'waiting when the backup was made: it may have been sent since' WHERE state = 'queued'`,
    );
    await client.query("COMMIT");
    return rows;
  });
}

async function onEach(client: pg.Client, tables: readonly string[], change: string): Promise<void> {
  for (const table of tables) await client.query(`ALTER TABLE ${quoted(table)} ${change}`);
}

async function readRows(client: pg.Client, file: string, tables: ReadonlySet<string>): Promise<number> {
  let rows = 0;
  let isComplete = false;
  let isHead = true;
  let batch: { table: string; rows: string[] } = { table: "", rows: [] };
  const flush = async () => {
    if (batch.rows.length === 0) return;
    const table = quoted(batch.table);
    await client.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [`[${batch.rows.join(",")}]`],
    );
    rows += batch.rows.length;
  };
  for await (const line of linesOfBackup(file)) {
    if (isHead) {
      await checkHead(client, line);
      isHead = false;
      continue;
    }
    const tab = line.indexOf("\t");
    const [table, row] = [line.slice(0, tab), line.slice(tab + 1)];
    if (table === "end") {
      await flush();
      batch = { table: "", rows: [] };
      isComplete = Number(row) === rows;
      // Read on: what follows is gzip's own checksum.
      continue;
    }
    if (!tables.has(table))
      throw new BackupError(`The backup has a table that this version does not know: ${table}.`);
    if (table !== batch.table || batch.rows.length >= rowsAtOnce) {
      await flush();
      batch = { table, rows: [] };
    }
    batch.rows.push(row);
  }
  if (!isComplete) throw new BackupError(notComplete);
  return rows;
}

const notComplete = "The backup is not complete: its end is missing. Nothing was changed.";

async function* linesOfBackup(file: string): AsyncGenerator<string> {
  try {
    // Errors of either stream reach whoever reads the second one.
    yield* linesOf(pipe(createReadStream(file), createGunzip(), () => {}));
  } catch (error) {
    throw asBackupError(error);
  }
}

/** What is wrong with a file, as a sentence; any other error as it is. */
function asBackupError(error: unknown): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  if (error.code === "Z_BUF_ERROR") return new BackupError(notComplete);
  if (error.code === "Z_DATA_ERROR") {
    return new BackupError("This file is not a backup of ours, or it is damaged. Nothing was changed.");
  }
  return "syscall" in error ? new BackupError(`The file cannot be used: ${error.message}.`) : error;
}

async function checkHead(client: pg.Client, line: string): Promise<void> {
  let head: unknown;
  try {
    head = JSON.parse(line);
  } catch {
    head = null;
  }
  if (Reflect.get(Object(head), "vamcoBackup") !== 1)
    throw new BackupError("This file is not a backup of ours.");
  const [theirs, ours] = [Reflect.get(Object(head), "migration"), await lastMigration(client)];
  if (theirs !== ours) {
    throw new BackupError(
      `The backup is of migration ${theirs}, this version has ${ours}. Restore it with the version that it was made with.`,
    );
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  for (const table of ["lead", "staff", "audit_event"]) {
    if (!(await isEmpty(client, table))) {
      throw new BackupError(
        `The database is not empty (there are rows in ${table}). Restore into a new one: another DATA_DIR or DATABASE_URL, before its first start.`,
      );
    }
  }
}

async function isEmpty(client: pg.Client, table: string): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(table)} LIMIT 1`);
  return rowCount === 0;
}

async function lastMigration(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name DESC LIMIT 1",
  );
  return rows[0]?.name ?? "";
}

/** Our tables, those that others refer to first; but not what triggers make of the others, and who reads a lead just now. */
async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('_prisma_migrations', 'lead_sight', 'lead_presence') ORDER BY 1",
  );
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    "SELECT c.relname AS child, p.relname AS parent FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace",
  );
  const waiting = new Set(tables.map(({ name }) => name));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter((table) =>
      references.every(({ child, parent }) => child !== table || parent === table || !waiting.has(parent)),
    );
    if (free.length === 0) throw new Error("tables that refer to each other cannot be put in order");
    for (const table of free) waiting.delete(table);
    ordered.push(...free);
  }
  return ordered;
}

/** The next row gets a number that no restored row has. */
async function setSequences(client: pg.Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id' AND column_default LIKE 'nextval%'",
  );
  for (const { name } of rows.filter((row) => tables.includes(row.name))) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${quoted(name)}', 'id'), (SELECT coalesce(max(id), 1) FROM ${quoted(name)}), EXISTS (SELECT 1 FROM ${quoted(name)}))`,
    );
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks is told by the query that it breaks; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    // An open transaction ends with its connection, undone.
    await client.end();
  }
}
