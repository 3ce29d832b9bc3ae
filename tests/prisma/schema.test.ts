import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { freshDatabase } from "../support/database";
import { type Column, readSchema } from "../support/prisma-schema";

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

const schema = readSchema(readFileSync("prisma/schema.prisma", "utf8"));

test("every column of the migrated database is the one that schema.prisma describes, and there is no other", async () => {
  const columns = await db.$queryRaw<Column[]>`
    SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS "type",
           a.attnotnull AS "required"
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND c.relname <> '_prisma_migrations'`;
  expect(sorted(columns)).toEqual(sorted(schema.columns));
});

test("every key and index that schema.prisma asks for is there, and there is no other", async () => {
  const indexes = await db.$queryRaw<{ index: string }[]>`
    SELECT c.relname || ' ' || CASE WHEN i.indisprimary THEN 'id' WHEN i.indisunique THEN 'unique' ELSE 'index' END
           || ' ' || (SELECT string_agg(a.attname, ',' ORDER BY k.at)
                        FROM unnest(i.indkey) WITH ORDINALITY AS k(num, at)
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num) AS "index"
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relname <> '_prisma_migrations'`;
  expect(indexes.map((row) => row.index).sort()).toEqual([...schema.indexes].sort());
});

test("every reference of one table to another is there, and there is no other", async () => {
  const references = await db.$queryRaw<{ reference: string }[]>`
    SELECT conrelid::regclass::text || '.' || a.attname || ' → ' || confrelid::regclass::text AS "reference"
      FROM pg_constraint JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;
  expect(references.map((row) => row.reference.replaceAll('"', "")).sort()).toEqual(
    [...schema.references].sort(),
  );
});

function sorted(columns: Column[]): Column[] {
  const name = (column: Column) => `${column.table}.${column.column}`;
  return [...columns].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
