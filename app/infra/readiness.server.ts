import { readdir } from "node:fs/promises";
import { poolOf } from "./db/client.server";
import { db } from "./runtime.server";

type State = "ok" | "down";
export type Readiness = Record<"database" | "migrations" | "worker", State>;

/** A worker that has not been heard of for this long is taken for dead. */
const heartbeatLimitMs = 60_000;

/** Whether this process can serve: the database answers, is of our version, and a worker lives. */
export async function readiness(now: Date): Promise<Readiness> {
  try {
    const [applied, beating] = await Promise.all([appliedMigrations(), hasHeartbeat(now)]);
    const ours = (await readdir("prisma/migrations", { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    return {
      database: "ok",
      migrations: ours.every(({ name }) => applied.has(name)) ? "ok" : "down",
      worker: beating ? "ok" : "down",
    };
  } catch {
    return { database: "down", migrations: "down", worker: "down" };
  }
}

async function appliedMigrations(): Promise<Set<string>> {
  const { rows } = await poolOf(db()).query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Set(rows.map((row) => row.name));
}

async function hasHeartbeat(now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - heartbeatLimitMs);
  return (await db().workerHeartbeat.count({ where: { at: { gt: since } } })) > 0;
}
