/** Where a page begins of a list read newest first: below an id, above one, or at the newest where both are null. */
export type Turn = { before: number | null; after: number | null };

const newest: Turn = { before: null, after: null };

/** What a table is asked for to fill one page. */
type Wanted = {
  where: { id?: { lt: number } | { gt: number } };
  orderBy: { id: "asc" | "desc" };
  take: number;
};

/**
 * One page of `size` rows, newest first, found by the ids around it: a page far back costs what the first one costs, and
 * no row is counted. `newer` and `older` are null where nothing lies that way.
 */
export async function readNewestFirst<Row extends { id: number }>(
  turn: Turn,
  size: number,
  read: (wanted: Wanted) => Promise<Row[]>,
): Promise<{ rows: Row[]; newer: Turn | null; older: Turn | null }> {
  const back = turn.after !== null;
  const found = await read({ ...wantedFrom(turn), take: size + 1 });
  // Going back past the beginning is the beginning.
  if (back && found.length <= size) return readNewestFirst(newest, size, read);
  const rows = found.slice(0, size);
  if (back) rows.reverse();
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    newer: back || turn.before !== null ? { before: null, after: first?.id ?? null } : null,
    older: last && (back || found.length > size) ? { before: last.id, after: null } : null,
  };
}

function wantedFrom({ before, after }: Turn): Omit<Wanted, "take"> {
  if (after !== null) return { where: { id: { gt: after } }, orderBy: { id: "asc" } };
  return { where: before === null ? {} : { id: { lt: before } }, orderBy: { id: "desc" } };
}
