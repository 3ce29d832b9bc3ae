import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openEmbeddedDatabase } from "../../app/infra/db/embedded.server";
import { chromiumPath } from "./browser";
import { fillTemplate } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which tests make their databases, and the name of the one that they copy. */
    serverUrl: string;
    template: string;
    /** The browser's program. */
    chromium: string;
  }
}

/**
 * One server and one database with all reference data for the whole run; each test file works on a copy of it
 * (`freshDatabase`). The server is the embedded one, or that of TEST_DATABASE_URL.
 */
export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "vamco-test-"));
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given ? null : await openEmbeddedDatabase(folder, "guest", { durable: false });
  const serverUrl = given ?? embedded?.url ?? "";
  const template = `vamco_template_${process.pid}`;

  await onServer(serverUrl, [`CREATE DATABASE ${template}`]);
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  await fillTemplate(url.href);
  provide("serverUrl", serverUrl);
  provide("template", template);
  provide("chromium", await chromiumPath());

  return async () => {
    const { rows } = await query(serverUrl, "SELECT datname FROM pg_database WHERE datname LIKE $1", [
      `vamco_${process.pid}_%`,
    ]);
    const databases = [...rows.map((row) => String(row.datname)), template];
    await onServer(
      serverUrl,
      databases.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    );
    await embedded?.release();
    await rm(folder, { recursive: true, force: true });
  };
}

async function onServer(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function query(url: string, text: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const result = await client.query<Record<string, unknown>>(text, values);
  await client.end();
  return result;
}
