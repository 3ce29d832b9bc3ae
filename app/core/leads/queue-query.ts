import { type LeadKind, type LeadState, leadKinds, leadStates } from "~/core/leads/lead";

/** What a queue shows: everything that its address says. */
export type QueueQuery = {
  q: string;
  /** `open`: all that still wait for somebody; `closed`: all that don't; `any`: both. */
  state: LeadState | "open" | "closed" | "any";
  assignee: "me" | "none" | null;
  department: string | null;
  kind: LeadKind | null;
  overdue: boolean;
  high: boolean;
  page: number;
};

export const openStates = [
  "received",
  "routed",
  "in-progress",
  "waiting-for-submitter",
] as const satisfies LeadState[];
export const closedStates = ["resolved", "withdrawn"] as const satisfies LeadState[];

/** Whether nobody has anything to do with a lead in this state. */
export function isClosed(state: string): boolean {
  return closedStates.some((closed) => closed === state);
}

/** Reads the address of a queue; what makes no sense is as if it were not there. */
export function readQueueQuery(search: URLSearchParams): QueueQuery {
  const one = <T extends string>(name: string, values: readonly T[]): T | null =>
    values.find((value) => value === search.get(name)) ?? null;
  const page = search.get("page") ?? "";
  const department = search.get("department") ?? "";
  return {
    q: (search.get("q") ?? "").slice(0, 200).trim(),
    state: one("state", [...leadStates, "open", "closed", "any"] as const) ?? "open",
    assignee: one("assignee", ["me", "none"] as const),
    department: /^[a-z0-9-]{1,60}$/.test(department) ? department : null,
    kind: one("kind", leadKinds),
    overdue: search.get("overdue") === "yes",
    high: search.get("priority") === "high",
    page: /^[1-9][0-9]{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a queue: only what differs from the plain one, always in the same order. */
export function queueSearch(query: Partial<QueueQuery>): string {
  const search = new URLSearchParams();
  if (query.q) search.set("q", query.q);
  if (query.state && query.state !== "open") search.set("state", query.state);
  if (query.assignee) search.set("assignee", query.assignee);
  if (query.department) search.set("department", query.department);
  if (query.kind) search.set("kind", query.kind);
  if (query.overdue) search.set("overdue", "yes");
  if (query.high) search.set("priority", "high");
  if (query.page && query.page > 1) search.set("page", String(query.page));
  const text = search.toString();
  return text ? `?${text}` : "";
}
