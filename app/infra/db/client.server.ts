import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { singleton } from "../singleton.server";
import { PrismaClient } from "./generated/client";

/** The one way to PostgreSQL, whoever runs the server: Prisma over node-postgres. */
export type Database = PrismaClient;

/** What a service needs to read and write: the database itself, or a transaction in it. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];
export type Connection = Database | Transaction;

const pools = () => singleton("pools", () => new WeakMap<Database, pg.Pool>());

/** Opens a pool of `connections` to the database at `url`. Nothing is asked of the server before the first query. */
export function openDatabase(url: string, connections = 20): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that the server ends is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => {});
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  const db = new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
  pools().set(db, pool);
  return db;
}

/** Why the database at `url` cannot be reached, without its password; null when it can. */
export async function whyUnreachable(url: string): Promise<string | null> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    // A name with several addresses fails once for each of them.
    const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
    return errors.map((one) => (one instanceof Error ? one.message : String(one))).join(", ");
  }
}

/**
 * The pool under a database, for the one statement that every request makes: Prisma's own way costs four times the CPU.
 * @throws for a database that `openDatabase` did not open.
 */
export function poolOf(db: Database): pg.Pool {
  const pool = pools().get(db);
  if (!pool) throw new Error("this database was not opened by openDatabase");
  return pool;
}
