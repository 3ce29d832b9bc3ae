import { db } from "./runtime.server";

export type Readiness = Record<"database" | "worker", "ok" | "down">;

/** A worker that has not been heard of for this long is taken for dead. */
const heartbeatLimitMs = 60_000;

export async function readiness(now: Date): Promise<Readiness> {
  try {
    const beat = await db().workerHeartbeat.findFirst({
      where: { at: { gt: new Date(now.getTime() - heartbeatLimitMs) } },
      select: { id: true },
    });
    return { database: "ok", worker: beat ? "ok" : "down" };
  } catch {
    return { database: "down", worker: "down" };
  }
}
