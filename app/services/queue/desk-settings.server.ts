import { type QueueColumn, readColumns } from "~/core/leads/queue-columns";
import type { Database } from "~/infra/db/client.server";

/** How somebody likes the desk: the queue's columns, whether single keys work, and whether a mail tells of leads given. */
export type DeskSettings = { columns: readonly QueueColumn[]; keys: boolean; givenMail: boolean };

export async function readDeskSettings(db: Database, staffId: number): Promise<DeskSettings> {
  const row = await db.staffDesk.findUnique({ where: { staffId } });
  return {
    columns: readColumns(row?.columns ?? []),
    keys: row?.keys ?? true,
    givenMail: row?.givenMail ?? true,
  };
}

export async function saveDeskSettings(
  db: Database,
  staffId: number,
  change: { columns?: readonly string[]; keys?: boolean; givenMail?: boolean },
): Promise<void> {
  const data = {
    ...(change.columns && { columns: [...readColumns(change.columns)] }),
    ...(change.keys === undefined ? {} : { keys: change.keys }),
    ...(change.givenMail === undefined ? {} : { givenMail: change.givenMail }),
  };
  await db.staffDesk.upsert({ where: { staffId }, create: { staffId, ...data }, update: data });
}
