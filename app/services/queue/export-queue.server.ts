import type { QueueColumn } from "~/core/leads/queue-columns";
import { type QueueQuery, queueSearch } from "~/core/leads/queue-query";
import { heldBy, may, type StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { writeSheet } from "~/infra/sheet.server";
import { recordAudit } from "../accounts/audit.server";
import { type QueueRow, readQueue } from "./queue.server";

export const mostExported = 10_000;

type Deps = { db: Database; now: Date; actor: StaffActor };

/** What stands in a cell: a text, which no program takes for a formula, or a day or moment. */
export type Cell = { text: string } | { day: string } | { moment: Date };
export type Sheet = { title: string; heads: string[]; cells: (row: QueueRow) => Cell[] };

/**
 * The leads of a queue as a spreadsheet, all pages up to ten thousand leads, in the queue's order. An officer takes those of
 * the own department only. Written into the audit trail with what was asked for.
 */
export async function exportQueue(
  deps: Deps,
  query: QueueQuery,
  columns: readonly QueueColumn[],
  sheet: Sheet,
): Promise<Uint8Array<ArrayBuffer>> {
  const ledByOthers = { ...heldBy(""), coordinating: [deps.actor.department] };
  const asked: QueueQuery = {
    ...query,
    ...(may(deps.actor, "lead:export", ledByOthers) ? {} : { part: "leading" as const }),
    after: null,
    before: null,
  };
  const { rows } = await readQueue(deps, asked, mostExported);
  await recordAudit(
    deps.db,
    {
      kind: "leads-exported",
      staffId: deps.actor.id,
      data: { query: queueSearch(asked), columns: columns.join(" "), leads: rows.length },
    },
    deps.now,
  );
  return writeSheet(
    sheet.title,
    sheet.heads,
    rows.map((row) => sheet.cells(row)),
  );
}
