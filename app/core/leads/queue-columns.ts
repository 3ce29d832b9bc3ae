/** What a queue can show beside the subject and the code, which it always shows; in the order of the page. */
export const queueColumns = [
  "due",
  "from",
  "state",
  "department",
  "assignee",
  "kind",
  "sector",
  "country",
  "received",
] as const;
export type QueueColumn = (typeof queueColumns)[number];

export const defaultColumns: readonly QueueColumn[] = ["due", "from", "state", "department", "assignee"];

/** The columns among `names`, in the order of the page; the usual ones when there is none among them. */
export function readColumns(names: readonly string[]): readonly QueueColumn[] {
  const chosen = queueColumns.filter((column) => names.includes(column));
  return chosen.length > 0 ? chosen : defaultColumns;
}
