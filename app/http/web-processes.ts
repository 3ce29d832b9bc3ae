import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { SettingsError } from "~/infra/config.server";
import { log } from "~/infra/log.server";

/**
 * Several processes that answer requests on one port, so that a machine with several processors uses them. The process
 * that was started holds the database and the jobs, and forks the others; one that dies is replaced.
 */

/** What a web process is told by its parent beside the settings that both read. */
type Inherited = { databaseUrl: string; secret: string };

type Report = { ready: true } | { failed: string };

/** A process that keeps dying is not started more often than this. */
const pauseMs = 1_000;

/**
 * Starts `count` web processes, and waits until each of them answers.
 * @throws SettingsError when one says that it cannot.
 */
export async function startWebProcesses(
  count: number,
  inherited: Inherited,
): Promise<{ stop: () => Promise<void> }> {
  let stopping = false;
  const fork = () => cluster.fork({ DATABASE_URL: inherited.databaseUrl, SESSION_SECRET: inherited.secret });
  // A Ctrl-C reaches all of them at once: the parent alone acts on it, and asks the others to finish.
  cluster.on("exit", (worker) => {
    if (stopping || !worker.process.pid) return;
    log.warn({ pid: worker.process.pid }, "a web process ended and is replaced");
    setTimeout(() => {
      if (!stopping) fork();
    }, pauseMs);
  });
  const stop = async () => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(
      workers.map(async (worker) => {
        const ended = once(worker, "exit");
        worker.process.kill("SIGTERM");
        await ended;
      }),
    );
  };
  try {
    await Promise.all(Array.from({ length: count }, () => ready(fork())));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** Tells the parent that this process answers, or why it cannot. */
export function reportToParent(report: Report): void {
  process.send?.(report);
}

/** Calls `end` when the parent asks for it or is gone. */
export function whenParentEnds(end: () => void): void {
  process.on("SIGTERM", end);
  process.on("disconnect", end);
  process.on("SIGINT", () => {});
}

async function ready(worker: Worker): Promise<void> {
  const report = await Promise.race([
    once(worker, "message").then(([message]: Report[]) => message),
    once(worker, "exit").then((): Report => ({ failed: "a web process ended before it was ready" })),
  ]);
  if (report && "failed" in report) throw new SettingsError(report.failed);
}
