import { setImmediate } from "node:timers/promises";
import type { QueueColumn } from "~/core/leads/queue-columns";
import { type QueueQuery, queueSearch } from "~/core/leads/queue-query";
import { heldBy, may, type StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { oneAtATime } from "~/infra/one-at-a-time";
import { writeSheet } from "~/infra/sheet.server";
import { singleton } from "~/infra/singleton.server";
import { recordAudit } from "../accounts/audit.server";
import { type QueueRow, readQueue } from "./queue.server";

export const mostExported = 10_000;
/** Rows written in one go: between two lots other requests get their turn. */
const lot = 200;

type Deps = { db: Database; now: Date; actor: StaffActor };

/** Whether somebody may take along what a queue shows. All that a department takes part in is led by others. */
export function mayExport(actor: StaffActor, { part }: Pick<QueueQuery, "part">): boolean {
  return may(actor, "lead:export") && (part !== "taking-part" || mayExportOthers(actor));
}

function mayExportOthers(actor: StaffActor): boolean {
  return may(actor, "lead:export", { ...heldBy(""), coordinating: [actor.department] });
}

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
  const all: QueueQuery = { ...query, after: null, before: null };
  const inLine = singleton("exports", oneAtATime);
  if (mayExportOthers(deps.actor)) return inLine(() => writeQueue(deps, all, columns, sheet));
  const own = { ...deps, ledBy: deps.actor.department };
  return inLine(() => writeQueue(own, { ...all, part: query.part ?? "leading" }, columns, sheet));
}

/** A sheet of thousands of leads is a second of work, which several at once would take from everybody else. */
async function writeQueue(
  deps: Deps & { ledBy?: string },
  asked: QueueQuery,
  columns: readonly QueueColumn[],
  sheet: Sheet,
): Promise<Uint8Array<ArrayBuffer>> {
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
  const cells: Cell[][] = [];
  for (const [at, row] of rows.entries()) {
    if (at % lot === 0) await setImmediate();
    cells.push(sheet.cells(row));
  }
  return writeSheet(sheet.title, sheet.heads, cells);
}
