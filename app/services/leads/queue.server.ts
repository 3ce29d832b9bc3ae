import { vietnamDate } from "~/core/deadlines/calendar";
import { type DueStanding, dueStanding } from "~/core/deadlines/due-standing";
import { cleanLine } from "~/core/leads/clean";
import type { LeadState } from "~/core/leads/lead";
import { closedStates, openStates, type QueueQuery } from "~/core/leads/queue-query";
import { readReceiptCode } from "~/core/leads/receipt-code";
import { type StaffActor, visibleDepartments } from "~/core/policy/may";
import { fold } from "~/core/shared/search-text";
import type { Database } from "~/infra/db/client.server";
import type { LeadWhereInput } from "~/infra/db/generated/models";
import { type Facts, readFacts } from "../reference/facts.server";
import { dateOf, isoDay } from "./days";
import { isLeadState } from "./desk-lead.server";

export const rowsPerPage = 50;

export type QueueRow = {
  code: string;
  subject: string;
  language: string;
  from: string;
  state: LeadState;
  outcome: string | null;
  department: string;
  due: string | null;
  standing: DueStanding;
  high: boolean;
  unread: boolean;
};

export type QueuePage = { rows: QueueRow[]; total: number; pages: number; page: number };

/** The leads that an actor may see and the query asks for: due soonest first, those without a date before all. */
export async function readQueue(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  query: QueueQuery,
): Promise<QueuePage> {
  const facts = await readFacts(db);
  const where: LeadWhereInput = { AND: [visible(actor, facts), ...wanted(query, actor, now)] };
  const isClosed = query.state === "closed" || closedStates.some((state) => state === query.state);
  const total = await db.lead.count({ where });
  const pages = Math.max(1, Math.ceil(total / rowsPerPage));
  const page = Math.min(query.page, pages);
  const leads = await db.lead.findMany({
    where,
    orderBy: isClosed
      ? [{ resolvedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }]
      : [{ dueOn: { sort: "asc", nulls: "first" } }, { id: "asc" }],
    skip: (page - 1) * rowsPerPage,
    take: rowsPerPage,
    select: {
      code: true,
      subject: true,
      language: true,
      name: true,
      organisationName: true,
      state: true,
      outcome: true,
      departmentCode: true,
      dueOn: true,
      priority: true,
      firstReadAt: true,
    },
  });
  const rows = leads.map((lead): QueueRow => {
    const state = isLeadState(lead.state) ? lead.state : "received";
    const due = isoDay(lead.dueOn);
    return {
      code: lead.code,
      subject: lead.subject,
      language: lead.language,
      from: lead.organisationName ?? lead.name,
      state,
      outcome: lead.outcome,
      department: lead.departmentCode,
      due,
      standing: dueStanding({ state, due }, now, facts.calendar),
      high: lead.priority === "high",
      unread: lead.firstReadAt === null,
    };
  });
  return { rows, total, pages, page };
}

/** How many open leads an actor has in sight. */
export async function countOpenLeads(db: Database, actor: StaffActor): Promise<number> {
  const facts = await readFacts(db);
  return db.lead.count({ where: { AND: [visible(actor, facts), { state: { in: [...openStates] } }] } });
}

/** The policy's reach as a condition: leads of the actor's department, and those it coordinates or appraises. */
function visible(actor: StaffActor, facts: Facts): LeadWhereInput {
  const departments = visibleDepartments(actor);
  if (departments === "all") return {};
  const appraises = departments.includes(facts.ruleSet.appraisal.department);
  return {
    OR: [
      { departmentCode: { in: departments } },
      { coordinating: { hasSome: departments } },
      ...(appraises ? [{ appraisal: true }] : []),
    ],
  };
}

function overdueAt(now: Date): LeadWhereInput {
  return {
    dueOn: { lt: dateOf(vietnamDate(now)) ?? now },
    state: { in: ["received", "routed", "in-progress"] },
  };
}

function wanted(query: QueueQuery, actor: StaffActor, now: Date): LeadWhereInput[] {
  const conditions: LeadWhereInput[] = [];
  // A search by code finds the lead wherever it is.
  const code = readReceiptCode(query.q);
  if (code) return [{ code }];
  if (query.state === "open") conditions.push({ state: { in: [...openStates] } });
  else if (query.state === "closed") conditions.push({ state: { in: [...closedStates] } });
  else if (query.state !== "any") conditions.push({ state: query.state });
  if (query.assignee === "me") conditions.push({ assigneeId: actor.id });
  if (query.assignee === "none") conditions.push({ assigneeId: null });
  if (query.department) conditions.push({ departmentCode: query.department });
  if (query.kind) conditions.push({ kind: query.kind });
  if (query.overdue) conditions.push(overdueAt(now));
  if (query.high) conditions.push({ priority: "high" });
  for (const word of fold(cleanLine(query.q)).split(/\s+/).filter(Boolean).slice(0, 8)) {
    // Prisma hands the text to LIKE as it is: its signs must stand for themselves.
    conditions.push({ searchText: { contains: word.replace(/[\\%_]/g, "\\$&") } });
  }
  return conditions;
}
