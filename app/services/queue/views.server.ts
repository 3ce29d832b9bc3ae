import { cleanLine } from "~/core/leads/clean";
import { type QueueColumn, readColumns } from "~/core/leads/queue-columns";
import { queueSearch, readQueueQuery } from "~/core/leads/queue-query";
import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";

type Deps = { db: Database; now: Date; actor: StaffActor };

export type QueueView = {
  id: number;
  name: string;
  /** As `queueSearch` writes it, with its question mark; "" is the plain queue. */
  search: string;
  columns: readonly QueueColumn[];
  /** Who shares it; null when it is one's own. */
  by: string | null;
  shared: boolean;
};

export type ViewInput = { name: string; share: boolean };
export type ViewProblem = "blank" | "too-long";

const longestName = 80;

/** One's own views and those that the department shares, by name. */
export async function listViews({ db, actor }: Pick<Deps, "db" | "actor">): Promise<QueueView[]> {
  const rows = await db.queueView.findMany({
    where: { OR: [{ staffId: actor.id }, ...(actor.department ? [{ sharedWith: actor.department }] : [])] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: { staff: { select: { name: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    search: row.query,
    columns: readColumns(row.columns),
    by: row.staffId === actor.id ? null : row.staff.name,
    shared: row.sharedWith !== null,
  }));
}

/** Keeps a queue under a name. @returns what is wrong with the name, or null. */
export async function saveView(
  deps: Deps,
  input: ViewInput & { search: string; columns: readonly string[] },
): Promise<ViewProblem | null> {
  const read = readName(input.name);
  if ("problem" in read) return read.problem;
  await deps.db.queueView.create({
    data: {
      ...shared(deps, input, read.name),
      // Only what a queue's address can say is kept, and no page of it.
      query: queueSearch({ ...readQueueQuery(new URLSearchParams(input.search)), after: null, before: null }),
      columns: [...readColumns(input.columns)],
      staffId: deps.actor.id,
    },
  });
  return null;
}

/** Renames, shares or no longer shares a view of one's own. @returns what is wrong; "not-found" for anybody else's. */
export async function changeView(
  deps: Deps,
  id: number,
  input: ViewInput,
): Promise<ViewProblem | "not-found" | null> {
  const read = readName(input.name);
  if ("problem" in read) return read.problem;
  const { count } = await deps.db.queueView.updateMany({
    where: { id, staffId: deps.actor.id },
    data: shared(deps, input, read.name),
  });
  return count === 0 ? "not-found" : null;
}

export async function deleteView({ db, actor }: Deps, id: number): Promise<"not-found" | null> {
  const { count } = await db.queueView.deleteMany({ where: { id, staffId: actor.id } });
  return count === 0 ? "not-found" : null;
}

function shared({ now, actor }: Deps, { share }: ViewInput, name: string) {
  return { name, sharedWith: share && actor.department ? actor.department : null, updatedAt: now };
}

function readName(typed: string): { name: string } | { problem: ViewProblem } {
  const name = cleanLine(typed);
  if (name === "") return { problem: "blank" };
  return name.length > longestName ? { problem: "too-long" } : { name };
}
