import { type DueStanding, dueStanding } from "~/core/deadlines/due-standing";
import { isClosed, type LeadState } from "~/core/leads/lead";
import { type QueueCursor, type QueueQuery, readQueueQuery } from "~/core/leads/queue-query";
import { queueWords } from "~/core/leads/queue-words";
import { readReceiptCode } from "~/core/leads/receipt-code";
import type { StaffActor } from "~/core/policy/may";
import { type Database, poolOf } from "~/infra/db/client.server";
import { isLeadState } from "../leads/desk-lead.server";
import { type Facts, readFacts } from "../reference/facts.server";
import {
  conditions,
  facetQuery,
  newSql,
  orderOf,
  type QueueSql,
  sightsOf,
  standingRange,
} from "./queue-sql.server";

export const rowsPerPage = 50;
/** Up to here leads are counted; beyond it a person wants to know that they are many, not how many. */
const mostCounted = 1_000;
/** Of a search even less: whoever finds more than a page types another word. */
const mostFound = rowsPerPage;

export type OwnTask = { kind: "coordination" | "appraisal"; due: string | null; standing: DueStanding };

export type QueueRow = {
  id: number;
  code: string;
  version: number;
  subject: string;
  language: string;
  from: string;
  state: LeadState;
  outcome: string | null;
  department: string;
  assigneeId: number | null;
  assignee: string | null;
  kind: string;
  sector: string | null;
  country: string;
  received: Date;
  due: string | null;
  standing: DueStanding;
  /** What the reader's own department still has to answer on a lead that another one answers. */
  task: OwnTask | null;
  high: boolean;
  unread: boolean;
  /** It came back twice, and waits for the coordinator's decision. */
  arbitration: boolean;
};

/** So many leads of the order are looked through for filters and words, before the index of words is asked. */
const searchWindow = 1_000;
/** More hits than this are not sorted: where there are so many, walking along the order finds a page as fast. */
const mostHits = 5_000;

/** At most `mostCounted`; `more` says that there are others. */
export type Count = { count: number; more: boolean };

export type QueuePage = {
  rows: QueueRow[];
  total: Count;
  /** Where the pages around this one begin; null where there is none. */
  previous: QueueCursor | null;
  next: QueueCursor | null;
  /** The newest event when the page was made: what has come into the queue by a later one is new. */
  newest: number;
};

/** `ledBy`: nothing but what this department answers, whatever the query asks for. */
type Deps = { db: Database; now: Date; actor: StaffActor; ledBy?: string };

/**
 * The leads that an actor may see and the query asks for, one page: due soonest first, those without a date before all;
 * closed ones the other way round. The page is found by its cursor, never by counting what stands before it.
 */
export async function readQueue(deps: Deps, query: QueueQuery, limit = rowsPerPage): Promise<QueuePage> {
  const facts = await readFacts(deps.db);
  const scope = newScope(deps, facts);
  const rows = readRows(scope, query, limit);
  const [found, total, newest] = await Promise.all([
    rows,
    // What had to be looked up for the rows is counted already.
    isNarrow(scope, query)
      ? rows.then(() => countLeads(scope, query, limit))
      : countLeads(scope, query, limit),
    newestEvent(deps.db),
  ]);
  // Going back past the beginning is the beginning.
  const page = query.before && found.length < limit ? await readRows(scope, first(query), limit) : found;
  const back = query.before !== null && page === found;
  const more = page.length > limit;
  const kept = page.slice(0, limit);
  if (back) kept.reverse();
  const before = back ? more : query.after !== null;
  const behind = back || more;
  return {
    rows: kept.map((row) => rowOf(row, deps.now, facts)),
    total,
    previous: before ? cursorOf(kept[0]) : null,
    next: behind ? cursorOf(kept.at(-1)) : null,
    newest,
  };
}

/** How many open leads an actor has in sight. */
export async function countOpenLeads(db: Database, actor: StaffActor): Promise<Count> {
  const facts = await readFacts(db);
  return countLeads(newScope({ db, actor, now: new Date(0) }, facts), readQueueQuery(new URLSearchParams()));
}

/** How many leads of a query came in, from the sender or from another department, after the event with the id `since`. */
export async function countArrived(deps: Deps, query: QueueQuery, since: number): Promise<number> {
  const facts = await readFacts(deps.db);
  const { rows } = await poolOf(deps.db).query<{ id: number }>(
    `SELECT DISTINCT "leadId" AS id FROM lead_event
      WHERE id > $1 AND kind IN ('routed', 'forwarded', 'reopened', 'undone') AND "staffId" IS DISTINCT FROM $2 LIMIT 500`,
    [since, deps.actor.id],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return 0;
  return countAlong(newScope(deps, facts), query, ids.length, { among: ids });
}

const first = (query: QueueQuery): QueueQuery => ({ ...query, after: null, before: null });

/** `lookedUp`: what the index of words has said to this query, wherever its page begins; null before it was asked. */
type Scope = Deps & { facts: Facts; lookedUp: Hits | null };

function newScope(deps: Deps, facts: Facts): Scope {
  return { ...deps, facts, lookedUp: null };
}

type Found = {
  id: number;
  at: string;
  code: string;
  version: number;
  subject: string;
  language: string;
  from: string;
  state: string;
  outcome: string | null;
  department: string;
  assigneeId: number | null;
  assignee: string | null;
  kind: string;
  sector: string | null;
  country: string;
  received: Date;
  due: string | null;
  taskKind: string | null;
  taskDue: string | null;
  priority: string;
  unread: boolean;
  arbitration: boolean;
};

/**
 * One lead more than the page has, so that one knows whether there is another page. Filters and words look among the first
 * leads of the order, where what is common is found at once; what is rare there is looked up in the index of words.
 */
async function readRows(scope: Scope, query: QueueQuery, limit: number): Promise<Found[]> {
  if (!isNarrow(scope, query)) return walk(scope, query, limit, {});
  const near = await walk(scope, query, limit, { window: searchWindow });
  if (near.length > limit) return near;
  return walk(scope, query, limit, { hits: (await lookUp(scope, query, limit)).ids });
}

function isNarrow(scope: Scope, query: QueueQuery): boolean {
  return !readReceiptCode(query.q) && facetQuery(query, scope) !== null;
}

/** How many leads a query finds, and those of its page; no page when they are so many that walking finds it as fast. */
type Hits = { count: number; ids: number[] | null };

async function lookUp(scope: Scope, query: QueueQuery, limit: number): Promise<Hits> {
  const sql = newSql();
  const { key, descending } = orderOf(query);
  const down = descending !== (query.before !== null);
  const direction = down ? "DESC" : "ASC";
  const inStanding = standingRange(sql, query, scope, "at") ?? "TRUE";
  const behind = behindCursor(sql, query, { at: key && "at", id: "id" }, down);
  const { rows } = await poolOf(scope.db).query<{ all: number; count: number; ids: number[] }>(
    `WITH hits AS MATERIALIZED (
            SELECT id, at FROM lead_hits(${sql.bind(facetQuery(query, scope))}::tsquery, ${sql.bind(mostHits + 1)}))
     SELECT count(*)::int AS all, (count(*) FILTER (WHERE ${inStanding}))::int AS count,
            ARRAY(SELECT id FROM hits WHERE ${[inStanding, ...behind].join(" AND ")}
                   ORDER BY ${key ? `at ${direction}, ` : ""}id ${direction} LIMIT ${sql.bind(limit + 1)}) AS ids
       FROM hits`,
    sql.values,
  );
  const { all = 0, count = 0, ids = [] } = rows[0] ?? {};
  scope.lookedUp = { count, ids: all > mostHits ? null : ids };
  return scope.lookedUp;
}

type Way = { window?: number; hits?: number[] | null };

async function walk(scope: Scope, query: QueueQuery, limit: number, way: Way): Promise<Found[]> {
  const sql = newSql();
  const { key, descending } = orderOf(query);
  const down = descending !== (query.before !== null);
  const direction = down ? "DESC" : "ASC";
  const order = (at: string, id: string) =>
    key ? `${at} ${direction}, ${id} ${direction}` : `${id} ${direction}`;
  const size = sql.bind(limit + 1);
  // Each sight is one walk along its index; two sights are two walks, and what both have is there once.
  const walks = sightsOf(scope.actor, scope.facts).map((sight) => {
    const where = [
      ...conditions(sql, sight, query, scope, way.hits),
      ...behindCursor(sql, query, { at: key, id: 's."leadId"' }, down),
    ];
    const sorted = `ORDER BY ${order('s."sortAt"', 's."leadId"')}`;
    const along = where.filter((condition) => !condition.includes("l."));
    const sights = way.window
      ? `(SELECT s.* FROM lead_sight s WHERE ${along.join(" AND ")} ${sorted} LIMIT ${sql.bind(way.window)})`
      : "lead_sight";
    return `(SELECT s."leadId" AS id, s."sortAt" AS at FROM ${sights} s JOIN lead l ON l.id = s."leadId"
              WHERE ${where.join(" AND ")} ${sorted} LIMIT ${size})`;
  });
  if (walks.length === 0) return [];
  const { rows } = await poolOf(scope.db).query<Found>(
    `SELECT l.id, (extract(epoch FROM page.at) * 1000)::bigint::text AS at, l.code, l.version, l.subject, l.language,
            coalesce(l."organisationName", l.name) AS "from", l.state, l.outcome, l."departmentCode" AS department,
            l."assigneeId", a.name AS assignee, l.kind, l."sectorCode" AS sector, l.country, l."receivedAt" AS received,
            l."dueOn"::text AS due, own.kind AS "taskKind", own.due AS "taskDue", l.priority, l."firstReadAt" IS NULL AS unread, l.arbitration
       FROM (SELECT id, at FROM (${walks.join(" UNION ")}) walks ORDER BY ${order("at", "id")} LIMIT ${size}) page
       JOIN lead l ON l.id = page.id LEFT JOIN staff a ON a.id = l."assigneeId"
       LEFT JOIN LATERAL (
            SELECT t.kind, t."dueOn"::text AS due FROM lead_task t
             WHERE t."leadId" = l.id AND t.state = 'open' AND t."departmentCode" = ${sql.bind(scope.actor.department)}
             ORDER BY t."dueOn" NULLS LAST, t.id LIMIT 1) own ON TRUE
      ORDER BY ${order("page.at", "page.id")}`,
    sql.values,
  );
  return rows;
}

function behindCursor(
  sql: QueueSql,
  query: QueueQuery,
  column: { at: string | null; id: string },
  down: boolean,
): string[] {
  const cursor = query.after ?? query.before;
  if (!cursor) return [];
  const sign = down ? "<" : ">";
  const id = sql.bind(cursor.id);
  if (!column.at) return [`${column.id} ${sign} ${id}`];
  return [
    `(${column.at}, ${column.id}) ${sign} (timestamptz 'epoch' + ${sql.bind(cursor.at)}::bigint * interval '1 millisecond', ${id})`,
  ];
}

/** Counts no further than it must. */
async function countLeads(scope: Scope, query: QueueQuery, limit = rowsPerPage): Promise<Count> {
  const most = queueWords(query.q) ? mostFound : mostCounted;
  const upTo = (count: number) => ({ count: Math.min(count, most), more: count > most });
  if (!isNarrow(scope, query)) return upTo(await countAlong(scope, query, most, {}));
  if (!scope.lookedUp && most < searchWindow) {
    const near = await countAlong(scope, query, most, { window: searchWindow });
    if (near > most) return upTo(near);
  }
  if (!scope.lookedUp && !query.standing) return upTo(await countHits(scope, query, most));
  const { count, ids } = scope.lookedUp ?? (await lookUp(scope, first(query), limit));
  return upTo(ids || count > most ? count : await countAlong(scope, query, most, {}));
}

async function countHits(scope: Scope, query: QueueQuery, most: number): Promise<number> {
  const { rows } = await poolOf(scope.db).query<{ count: number }>(
    "SELECT count(*)::int AS count FROM lead_hits($1::tsquery, $2)",
    [facetQuery(query, scope), most + 1],
  );
  return rows[0]?.count ?? 0;
}

async function countAlong(
  scope: Scope,
  query: QueueQuery,
  most: number,
  { window, hits, among }: Way & { among?: number[] },
): Promise<number> {
  const sql = newSql();
  const size = sql.bind(most + 1);
  const walks = sightsOf(scope.actor, scope.facts).map((sight) => {
    const where = conditions(sql, sight, first(query), scope, hits);
    if (among) where.push(`s."leadId" = ANY (${sql.bind(among)}::int[])`);
    const along = where.filter((condition) => !condition.includes("l."));
    const sights = window
      ? `(SELECT s.* FROM lead_sight s WHERE ${along.join(" AND ")} ORDER BY s."leadId" DESC LIMIT ${sql.bind(window)})`
      : "lead_sight";
    // Without a condition on the lead itself the index alone is read.
    const join = along.length < where.length ? `JOIN lead l ON l.id = s."leadId"` : "";
    return `(SELECT s."leadId" FROM ${sights} s ${join} WHERE ${where.join(" AND ")} LIMIT ${size})`;
  });
  if (walks.length === 0) return 0;
  const { rows } = await poolOf(scope.db).query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM (${walks.join(" UNION ")}) walks LIMIT ${size}) counted`,
    sql.values,
  );
  return rows[0]?.count ?? 0;
}

async function newestEvent(db: Database): Promise<number> {
  const { rows } = await poolOf(db).query<{ newest: number }>(
    "SELECT coalesce(max(id), 0) AS newest FROM lead_event",
  );
  return rows[0]?.newest ?? 0;
}

function cursorOf(row: Found | undefined): QueueCursor | null {
  return row ? { at: Number(row.at), id: row.id } : null;
}

function rowOf({ at: _, priority, taskKind, taskDue, ...found }: Found, now: Date, facts: Facts): QueueRow {
  const state = isLeadState(found.state) ? found.state : "received";
  const standing = (due: string | null, of: LeadState) =>
    dueStanding({ state: of, due }, now, facts.calendar);
  return {
    ...found,
    state,
    standing: standing(found.due, state),
    // A department that was asked answers while the lead waits for its sender, too.
    task:
      taskKind === null || isClosed(state)
        ? null
        : {
            kind: taskKind === "appraisal" ? "appraisal" : "coordination",
            due: taskDue,
            standing: standing(taskDue, "in-progress"),
          },
    high: priority === "high",
  };
}
