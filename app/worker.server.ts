import { hostname } from "node:os";
import { startJobs } from "./infra/jobs/queue.server";
import { log } from "./infra/log.server";
import { db } from "./infra/runtime.server";

const heartbeatMs = 10_000;

/** The door by which jobs come in: each handler calls one service. Runs until it is stopped. */
export async function startWorker(databaseUrl: string): Promise<{ stop: () => Promise<void> }> {
  const jobs = await startJobs(databaseUrl, {
    "send-mail": async () => {},
  });
  await beat();
  const pulse = setInterval(beat, heartbeatMs);
  return {
    stop: async () => {
      clearInterval(pulse);
      await jobs.stop();
    },
  };
}

/** Says that this worker lives: /readyz looks for it. */
async function beat(): Promise<void> {
  const id = `${hostname()}:${process.pid}`;
  const at = new Date();
  await db()
    .workerHeartbeat.upsert({ where: { id }, create: { id, at }, update: { at } })
    .catch((error) => log.warn({ err: error }, "the worker could not write its heartbeat"));
}
