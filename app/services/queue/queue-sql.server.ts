import { vietnamDate } from "~/core/deadlines/calendar";
import { openStates, runningStates } from "~/core/leads/lead";
import { type QueueQuery, queueOrder } from "~/core/leads/queue-query";
import { soonUntil } from "~/core/leads/queue-soon";
import { queueWords } from "~/core/leads/queue-words";
import { readReceiptCode } from "~/core/leads/receipt-code";
import { type StaffActor, visibleDepartments } from "~/core/policy/may";
import type { Facts } from "../reference/facts.server";

/** The sight of whoever sees all, and of the department that appraises: see the trigger `keep_lead_sight`. */
const everything = "*";
const appraisals = "#appraisal";

/** Part of a statement whose values are numbered parameters. */
export type QueueSql = {
  values: unknown[];
  /** Adds a value and gives the name that stands for it. */
  bind: (value: unknown) => string;
};

export function newSql(): QueueSql {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/** The sights that an actor looks through: all, or the own department's and, for whoever appraises, that of appraisals. */
export function sightsOf(actor: StaffActor, facts: Facts): string[] {
  const departments = visibleDepartments(actor);
  if (departments === "all") return [everything];
  const appraises = departments.includes(facts.ruleSet.appraisal.department);
  return appraises ? [...departments, appraisals] : departments;
}

type Asked = { actor: StaffActor; now: Date; facts: Facts; ledBy?: string };

/**
 * Conditions on `s` (lead_sight) and `l` (lead) that a query asks for, one sight being given. `hits` are the leads that it
 * finds, where they have been looked up already.
 */
export function conditions(
  sql: QueueSql,
  sight: string,
  query: QueueQuery,
  asked: Asked,
  hits: readonly number[] | null = null,
): string[] {
  const { actor, ledBy } = asked;
  const { bind } = sql;
  const all = [`s.sight = ${bind(sight)}`];
  if (ledBy !== undefined) all.push(`l."departmentCode" = ${bind(ledBy)}`);
  // A search by code finds the lead wherever it is.
  const code = readReceiptCode(query.q);
  if (code) return [...all, `l.code = ${bind(code)}`];
  if (hits) return [...all, `s."leadId" = ANY (${bind(hits)}::int[])`];
  const add = (condition: string) => all.push(condition);
  const { state, standing } = query;
  if (state !== "any") {
    add(`s.open = ${isOpenState(state)}`);
    if (state !== "open" && state !== "closed") add(`l.state = ${bind(state)}`);
  }
  if (query.assignee === "none") add(`l."assigneeId" IS NULL`);
  else if (query.assignee)
    add(`l."assigneeId" = ${bind(query.assignee === "me" ? actor.id : query.assignee)}`);
  if (query.department) add(`l."departmentCode" = ${bind(query.department)}`);
  if (query.part === "leading") add(`l."departmentCode" = ${bind(actor.department)}`);
  if (query.part === "taking-part") {
    add(`l."departmentCode" <> ${bind(actor.department)}`);
    if (sight === everything) add(`${bind(actor.department)} = ANY (l.coordinating)`);
  }
  if (query.kind) add(`l.kind = ${bind(query.kind)}`);
  if (query.sector) add(`l."sectorCode" = ${bind(query.sector)}`);
  if (query.country) add(`l.country = ${bind(query.country)}`);
  if (query.high) add(`l.priority = 'high'`);
  if (standing) {
    add("s.open");
    // Neither a closed lead nor one whose clock stands still is early or late.
    add(`l.state IN (${runningStates.map((running) => `'${running}'`).join(", ")})`);
    add(standingRange(sql, query, asked, 's."sortAt"') ?? "TRUE");
  }
  const words = queueWords(query.q);
  if (words) add(`l.search @@ ${bind(words)}::tsquery`);
  // Signs alone are in no lead's words.
  else if (query.q) add("FALSE");
  return all;
}

/** The part of the order by due date that a standing is, of open leads; null when the query asks for none. */
export function standingRange(
  { bind }: QueueSql,
  { standing }: Pick<QueueQuery, "standing">,
  { now, facts }: Pick<Asked, "now" | "facts">,
  at: string,
): string | null {
  const day = (iso: string | null) => `(${bind(iso)}::date::timestamp AT TIME ZONE 'UTC')`;
  const today = () => day(vietnamDate(now));
  const soon = () => day(soonUntil(now, facts.calendar));
  switch (standing) {
    case "overdue":
      return `${at} > timestamptz '0001-01-01 00:00:00+00' AND ${at} < ${today()}`;
    case "soon":
      return `${at} BETWEEN ${today()} AND ${soon()}`;
    case "in-time":
      return `${at} > ${soon()}`;
    default:
      return null;
  }
}

function isOpenState(state: QueueQuery["state"]): boolean {
  return state === "open" || openStates.some((open) => open === state);
}

/**
 * What the index of words (`lead_facets`) is asked for the query's words and filters and the actor's sights, all in one, as
 * a tsquery. null when the query asks for nothing that would single leads out: it is walked along its order.
 */
export function facetQuery(query: QueueQuery, { actor, facts }: Omit<Asked, "now">): string | null {
  const { state, standing } = query;
  const words = queueWords(query.q);
  const own = actor.department ?? "";
  const sights = sightsOf(actor, facts).filter((sight) => sight !== everything);
  const inSight = anyOf((sights.length > 0 ? sights : [own]).map((sight) => facet("sight", sight)));
  const isOneState = state !== "open" && state !== "closed" && state !== "any";
  const assignee = query.assignee === "me" ? actor.id : query.assignee;
  const narrow = [
    words,
    isOneState && facet("state", state),
    assignee && facet("assignee", String(assignee)),
    query.department && facet("department", query.department),
    query.part === "leading" && facet("department", own),
    query.part === "taking-part" && `${inSight} & !${facet("department", own)}`,
    query.kind && facet("kind", query.kind),
    query.sector && facet("sector", query.sector),
    query.country && facet("country", query.country),
    query.high && facet("priority", "high"),
  ].filter((part) => typeof part === "string");
  if (narrow.length === 0) return null;
  const wide = [
    sights.length > 0 && inSight,
    state !== "any" && !isOneState && (isOpenState(state) ? "'=open'" : "'=closed'"),
    standing && anyOf(runningStates.map((running) => facet("state", running))),
  ].filter((part) => typeof part === "string");
  return [...narrow, ...wide].join(" & ");
}

/** The values are codes and numbers, in which no quote can stand. */
function facet(name: string, value: string): string {
  return `'=${name}:${value.replace(/['\\]/g, "")}'`;
}

function anyOf(facets: string[]): string {
  return `(${facets.join(" | ")})`;
}

/** The order of a query as columns, from the first to the last lead. */
export function orderOf(query: QueueQuery): { key: string | null; descending: boolean } {
  switch (queueOrder(query)) {
    case "due":
      return { key: 's."sortAt"', descending: false };
    case "resolved":
      return { key: 's."sortAt"', descending: true };
    case "newest":
      return { key: null, descending: true };
  }
}
