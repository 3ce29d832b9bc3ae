import { type QueueColumn, readColumns } from "~/core/leads/queue-columns";
import type { Database } from "~/infra/db/client.server";

/** How somebody likes the desk: the queue's columns, and whether single keys work. */
export type DeskSettings = { columns: readonly QueueColumn[]; keys: boolean };

export async function readDeskSettings(db: Database, staffId: number): Promise<DeskSettings> {
  const row = await db.staffDesk.findUnique({ where: { staffId } });
  return { columns: readColumns(row?.columns ?? []), keys: row?.keys ?? true };
}

export async function saveDeskSettings(
  db: Database,
  staffId: number,
  change: { columns?: readonly string[]; keys?: boolean },
): Promise<void> {
  const data = {
    ...(change.columns && { columns: [...readColumns(change.columns)] }),
    ...(change.keys === undefined ? {} : { keys: change.keys }),
  };
  await db.staffDesk.upsert({ where: { staffId }, create: { staffId, ...data }, update: data });
}
