import { type Connection, type Database, poolOf } from "~/infra/db/client.server";
import { singleton } from "~/infra/singleton.server";

/**
 * The version of everything that a process holds in memory: reference data, opportunities, rates, calendar and rules.
 * A request that arrives after an edit was committed must see it, so each request asks; requests that arrive while a
 * question is on its way share the next one, never the one whose answer may be older than they are.
 */
export function currentVersion(db: Database): Promise<bigint> {
  const questions = singleton("catalogue-version", () => new WeakMap<Database, () => Promise<bigint>>());
  let ask = questions.get(db);
  if (!ask) {
    ask = shared(() => readVersion(db));
    questions.set(db, ask);
  }
  return ask();
}

/** Raises the version. Whoever writes to a table that `readFacts` reads calls it in the same transaction. */
export async function touchCatalogue(tx: Connection): Promise<void> {
  await tx.$executeRaw`UPDATE catalogue_version SET version = version + 1 WHERE id = 1`;
}

async function readVersion(db: Database): Promise<bigint> {
  const { rows } = await poolOf(db).query<{ version: string }>({
    name: "catalogue-version",
    text: "SELECT version FROM catalogue_version WHERE id = 1",
  });
  return BigInt(rows[0]?.version ?? 0);
}

/**
 * One question at a time: callers that come while `ask` runs wait for its end and then share one new question.
 * Exported for its test.
 */
export function shared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Answer> | null = null;
  return () => {
    next ??= running.then(() => {
      next = null;
      const answer = ask();
      // A question that failed is the failure of those who asked it, not of the next.
      running = answer.catch(() => {});
      return answer;
    });
    return next;
  };
}
