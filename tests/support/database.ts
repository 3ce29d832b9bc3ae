import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "~/infra/db/client.server";

let made = 0;

/** A database of this test file's own: a copy of the template, dropped when the run ends. */
export async function freshDatabase(): Promise<{ url: string; db: Database; close: () => Promise<void> }> {
  const url = new URL(inject("serverUrl"));
  const owner = inject("template").replace("vamco_template_", "");
  made += 1;
  const name = `vamco_${owner}_${process.pid}_${made}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  // Copying fails while another copy is being made: they wait for each other.
  await client.query("SELECT pg_advisory_lock(41)");
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
  await client.end();
  url.pathname = `/${name}`;
  const db = openDatabase(url.href, 10);
  return { url: url.href, db, close: () => db.$disconnect() };
}
