import { isClosed, type LeadKind, type LeadState, leadKinds, leadStates } from "~/core/leads/lead";

/** What a queue shows: everything that its address says. */
export type QueueQuery = {
  q: string;
  /** `open`: all that still wait for somebody; `closed`: all that don't; `any`: both. */
  state: LeadState | "open" | "closed" | "any";
  /** A number is the id of somebody of the desk. */
  assignee: "me" | "none" | number | null;
  department: string | null;
  /** Whether one's own department answers for the lead, or coordinates or appraises it. */
  part: QueuePart | null;
  kind: LeadKind | null;
  sector: string | null;
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  standing: QueueStanding | null;
  high: boolean;
  /** Where the page begins: behind or before the lead that the cursor names. */
  after: QueueCursor | null;
  before: QueueCursor | null;
};

export const queueStandings = ["overdue", "soon", "in-time"] as const;
export type QueueStanding = (typeof queueStandings)[number];

export const queueParts = ["leading", "taking-part"] as const;
export type QueuePart = (typeof queueParts)[number];

/** A place in the order of a queue: milliseconds since 1970 (below it for "no date"), and the lead's id where two are equal. */
export type QueueCursor = { at: number; id: number };

/** Reads the address of a queue; what makes no sense is as if it were not there. */
export function readQueueQuery(search: URLSearchParams): QueueQuery {
  const one = <T extends string>(name: string, values: readonly T[]): T | null =>
    values.find((value) => value === search.get(name)) ?? null;
  const code = (name: string) => {
    const value = search.get(name) ?? "";
    return /^[a-z0-9-]{1,60}$/.test(value) ? value : null;
  };
  const country = search.get("country") ?? "";
  const assignee = search.get("assignee") ?? "";
  const after = readCursor(search.get("after"));
  return {
    q: (search.get("q") ?? "").slice(0, 200).trim(),
    state: one("state", [...leadStates, "open", "closed", "any"] as const) ?? "open",
    assignee: /^[1-9][0-9]{0,8}$/.test(assignee)
      ? Number(assignee)
      : one("assignee", ["me", "none"] as const),
    department: code("department"),
    part: one("part", queueParts),
    kind: one("kind", leadKinds),
    sector: code("sector"),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    // `overdue=yes` is how addresses said it that people have kept.
    standing: one("standing", queueStandings) ?? (search.get("overdue") === "yes" ? "overdue" : null),
    high: search.get("priority") === "high",
    after,
    before: after ? null : readCursor(search.get("before")),
  };
}

/** The address of a queue: only what differs from the plain one, always in the same order. */
export function queueSearch(query: Partial<QueueQuery>): string {
  const search = new URLSearchParams();
  if (query.q) search.set("q", query.q);
  if (query.state && query.state !== "open") search.set("state", query.state);
  if (query.assignee) search.set("assignee", String(query.assignee));
  if (query.department) search.set("department", query.department);
  if (query.part) search.set("part", query.part);
  if (query.kind) search.set("kind", query.kind);
  if (query.sector) search.set("sector", query.sector);
  if (query.country) search.set("country", query.country);
  if (query.standing) search.set("standing", query.standing);
  if (query.high) search.set("priority", "high");
  if (query.after) search.set("after", cursorText(query.after));
  else if (query.before) search.set("before", cursorText(query.before));
  const text = search.toString();
  return text ? `?${text}` : "";
}

/** Which of the three orders a query has: due soonest first, resolved last first, or newest first where both are mixed. */
export function queueOrder({ state }: Pick<QueueQuery, "state">): "due" | "resolved" | "newest" {
  if (state === "any") return "newest";
  return state === "closed" || isClosed(state) ? "resolved" : "due";
}

function cursorText({ at, id }: QueueCursor): string {
  return `${at}_${id}`;
}

function readCursor(text: string | null): QueueCursor | null {
  const match = /^(-?[0-9]{1,15})_([0-9]{1,9})$/.exec(text ?? "");
  return match ? { at: Number(match[1]), id: Number(match[2]) } : null;
}
