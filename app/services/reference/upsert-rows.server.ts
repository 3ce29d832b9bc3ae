import { createHash } from "node:crypto";
import type { Transaction } from "~/infra/db/client.server";
import type { Row, Table } from "./reference-rows";

/**
 * Writes the rows of a table that are new or whose record has changed since it was loaded, in one statement. A row that an
 * administrator edited (`editedAt`) stays as it is.
 * @param stamps columns that every written row gets and that are no part of the record, such as the time of the load.
 * @returns the keys of the rows that were written.
 */
export async function upsertRows(tx: Transaction, table: Table, stamps: Row = {}): Promise<string[]> {
  const first = table.rows[0];
  if (!first) return [];
  const rows = table.rows.map((row) => ({ ...row, ...stamps, loadedHash: hashOf(row) }));
  const columns = [...Object.keys(first), ...Object.keys(stamps), "loadedHash"].map(quoted);
  const name = quoted(table.name);
  const written = await tx.$queryRawUnsafe<{ key: string }[]>(
    `INSERT INTO ${name} (${columns.join(", ")})
     SELECT ${columns.join(", ")} FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)
     ON CONFLICT (${quoted(table.key)}) DO UPDATE
       SET ${columns
         .filter((column) => column !== quoted("createdAt"))
         .map((column) => `${column} = excluded.${column}`)
         .join(", ")}
       WHERE ${name}."loadedHash" <> excluded."loadedHash" AND ${name}."editedAt" IS NULL
     RETURNING ${quoted(table.key)}::text AS key`,
    JSON.stringify(rows),
  );
  return written.map(({ key }) => key);
}

/** Names of tables and columns come from our own code; they are quoted because some are in camel case. */
function quoted(name: string): string {
  return `"${name}"`;
}

function hashOf(row: Row): string {
  return createHash("sha256").update(JSON.stringify(row)).digest("hex");
}
