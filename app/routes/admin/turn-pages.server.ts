import type { Turn } from "~/services/newest-first.server";
import { readId } from "../form-fields.server";

/** Which page of a list read newest first an address asks for; the newest for what is no id. */
export function readTurn(search: URLSearchParams): Turn {
  const before = readId(search.get("before") ?? undefined);
  if (before !== null) return { before, after: null };
  return { before: null, after: readId(search.get("after") ?? undefined) };
}

/** The address of a page of the list at `pathname` with its `filters`; null where there is no such page. */
export function turnHref(
  pathname: string,
  filters: Record<string, string>,
  turn: Turn | null,
): string | null {
  if (turn === null) return null;
  const search = new URLSearchParams(filters);
  for (const [name, id] of Object.entries(turn)) {
    if (id !== null) search.set(name, String(id));
  }
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}
