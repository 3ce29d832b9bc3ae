import { vietnamDate } from "~/core/deadlines/calendar";
import { openStates, type QueueQuery, queueOrder } from "~/core/leads/queue-query";
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

/**
 * Conditions on `s` (lead_sight) and `l` (lead) that a query asks for, one sight being given. `hits` are the leads that its
 * words find, where they have been looked up already.
 */
export function conditions(
  sql: QueueSql,
  sight: string,
  query: QueueQuery,
  { actor, now, facts }: { actor: StaffActor; now: Date; facts: Facts },
  hits: readonly number[] | null = null,
): string[] {
  const { bind } = sql;
  const all = [`s.sight = ${bind(sight)}`];
  // A search by code finds the lead wherever it is.
  const code = readReceiptCode(query.q);
  if (code) return [...all, `l.code = ${bind(code)}`];
  const add = (condition: string) => all.push(condition);
  const { state, standing } = query;
  if (state !== "any") {
    const isOpen = state === "open" || openStates.some((open) => open === state);
    add(`s.open = ${isOpen}`);
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
    const today = () => `${bind(vietnamDate(now))}::date`;
    const soon = () => `${bind(soonUntil(now, facts.calendar))}::date`;
    // Neither a closed lead nor one whose clock stands still is early or late.
    add(`l.state IN ('received', 'routed', 'in-progress')`);
    if (standing === "overdue") add(`l."dueOn" < ${today()}`);
    else if (standing === "soon") add(`l."dueOn" BETWEEN ${today()} AND ${soon()}`);
    else add(`l."dueOn" > ${soon()}`);
  }
  const words = queueWords(query.q);
  if (words && hits) add(`s."leadId" = ANY (${bind(hits)}::int[])`);
  else if (words) add(`l.search @@ ${bind(words)}::tsquery`);
  // Signs alone are in no lead's words.
  else if (query.q) add("FALSE");
  return all;
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
