import pg from "pg";
import { log } from "../log.server";
import { type Database, poolOf } from "./client.server";

const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Listens on one channel of PostgreSQL, on a connection of its own, and connects again when that breaks.
 * @param heard is given the payload of each notice; `back` is called after a break, in which notices may have been missed.
 * @returns what ends it.
 */
export function listenTo(
  db: Database,
  channel: string,
  { heard, back }: { heard: (payload: string) => void; back: () => void },
): () => Promise<void> {
  const { connectionString } = poolOf(db).options;
  let client: pg.Client | null = null;
  let ended = false;
  let pause = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (again: boolean) => {
    const fresh = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, keepAlive: true });
    client = fresh;
    fresh.on("error", () => {});
    fresh.on("notification", (notice) => heard(notice.payload ?? ""));
    fresh.once("end", () => {
      if (!ended) later();
    });
    try {
      await fresh.connect();
      await fresh.query(`LISTEN "${channel}"`);
      pause = firstPauseMs;
      if (again) back();
    } catch (error) {
      log.warn({ err: error }, "the database cannot be listened to");
      await fresh.end().catch(() => {});
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void connect(true), pause);
    timer.unref();
    pause = Math.min(pause * 2, longestPauseMs);
  };
  void connect(false);
  return async () => {
    ended = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}
