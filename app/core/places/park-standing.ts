import { statusDate } from "~/core/opportunities/status-date";

/** What a park's published status tells today: an old one tells how it was, not how it is. */
export type ParkStanding =
  /** Running or leasing by a source of the last twelve months. */
  | { key: "current" }
  /** Leasing (or built and leasing at once) by an older source, of this year; null where it gives none. */
  | { key: "was-leasing" | "was-building"; year: string | null }
  /** Running by an older source; it most likely still does, but nobody said so lately. */
  | { key: "was-running" }
  | { key: "full" }
  | { key: "to-come" };

/** `today` is a day of Viet Nam. */
export function parkStanding(
  { status, statusAsOf }: { status: string; statusAsOf: string },
  today: string,
): ParkStanding {
  if (status === "full") return { key: "full" };
  const leases = /\bleasing\b/.test(status);
  const built = /^under construction/.test(status);
  const runs = /^operating/.test(status);
  if (!leases && !runs) return { key: "to-come" };
  const date = statusDate(statusAsOf);
  if (date !== null && isWithinAYear(date, today)) return { key: built ? "to-come" : "current" };
  if (!leases) return { key: "was-running" };
  return { key: built ? "was-building" : "was-leasing", year: date?.slice(0, 4) ?? null };
}

function isWithinAYear(date: string, today: string): boolean {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return date >= yearAgo && date <= today;
}

/** Whether the words of a status name the date it is of ("started August 2025", of 2025-08): then it is not said again. */
export function saysItsDate({ status, statusAsOf }: { status: string; statusAsOf: string }): boolean {
  return /^\d{4}-\d{2}/.test(statusAsOf) && (statusDate(status)?.startsWith(statusAsOf) ?? false);
}
