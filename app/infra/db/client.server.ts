import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

/** The one way to PostgreSQL, whoever runs the server: Prisma over node-postgres. */
export type Database = PrismaClient;

/** What a service needs to read and write: the database itself, or a transaction in it. */
export type Transaction = Parameters<Parameters<Database["$transaction"]>[0]>[0];
export type Connection = Database | Transaction;

/** Opens a pool of `connections` to the database at `url`. Nothing is asked of the server before the first query. */
export function openDatabase(url: string, connections = 20): Database {
  const adapter = new PrismaPg({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}
