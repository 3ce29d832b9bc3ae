import pg from "pg";
import PgBoss from "pg-boss";
import type { Transaction } from "../db/client.server";
import { singleton } from "../singleton.server";

/**
 * Jobs live in PostgreSQL (pg-boss), and a job is put there by the transaction of the row that it belongs to: it exists
 * if and only if that row was committed.
 */

/** Every queue, what its jobs hold and how they are tried again. */
type Jobs = {
  "send-mail": { mailId: number };
};

export type JobName = keyof Jobs;

const schema = "jobs";
const jobsLock = 72_707_373;

/** Retries with growing pauses for more than a day: a mail server that is down for a night loses nothing. */
const queues = {
  "send-mail": {
    name: "send-mail",
    policy: "standard",
    retryLimit: 14,
    retryDelay: 10,
    retryBackoff: true,
    expireInSeconds: 30,
  },
} satisfies Record<JobName, PgBoss.Queue>;

/**
 * Makes the tables and queues where they are missing. Every start calls it, one after the other: two processes that make
 * the same queue at once end in a deadlock.
 */
export async function prepareJobs(databaseUrl: string): Promise<void> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [jobsLock]);
    await makeQueues(databaseUrl);
  } finally {
    await lock.end();
  }
}

async function makeQueues(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema,
    supervise: false,
    schedule: false,
    max: 1,
  });
  boss.on("error", () => {});
  await boss.start();
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const [name, options] of Object.entries(queues))
    if (!known.has(name)) await boss.createQueue(name, options);
  await boss.stop({ graceful: false });
}

/** Puts a job into the transaction `tx`. */
export async function enqueue<N extends JobName>(tx: Transaction, name: N, data: Jobs[N]): Promise<void> {
  const executeSql = async (text: string, values: unknown[]) => {
    const rows = await tx.$queryRawUnsafe<unknown[]>(text, ...values.map(asParameter));
    return { rows, rowCount: rows.length };
  };
  await sender().send(name, data, { db: { executeSql } });
}

/** Only builds statements: it is never started and has no connection. */
const sender = () =>
  singleton("job-sender", () => new PgBoss({ schema, db: { executeSql: refuse }, supervise: false }));

async function refuse(): Promise<never> {
  throw new Error("a job is put into the transaction of what it belongs to");
}

function asParameter(value: unknown): unknown {
  if (value === undefined) return null;
  return value !== null && typeof value === "object" && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;
}

type Handlers = { [N in JobName]: (data: Jobs[N]) => Promise<void> };

/** Takes jobs until it is stopped. A handler that throws is tried again as its queue says, without the others. */
export async function startJobs(
  databaseUrl: string,
  handlers: Handlers,
): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema,
    schedule: false,
    max: 4,
    maintenanceIntervalSeconds: 10,
  });
  // A database that is away is told by the health check; the library tries again by itself.
  boss.on("error", () => {});
  await boss.start();
  await boss.work<Jobs["send-mail"]>(
    "send-mail",
    { pollingIntervalSeconds: 1, batchSize: 20 },
    async (jobs) => {
      const one = async (job: PgBoss.Job<Jobs["send-mail"]>) => {
        try {
          await handlers["send-mail"](job.data);
        } catch (error) {
          await boss.fail("send-mail", job.id, {
            message: error instanceof Error ? error.message : String(error),
          });
        }
      };
      await Promise.all(jobs.map(one));
    },
  );
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) };
}
