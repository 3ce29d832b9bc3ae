import { dueStanding } from "~/core/deadlines/due-standing";
import { type LeadMove, moveRefusal } from "~/core/leads/moves";
import type { Reason } from "~/core/routing/reason";
import { reasonsSchema } from "~/core/routing/reason.schema";
import type { Database } from "~/infra/db/client.server";
import { readFacts } from "../reference/facts.server";
import { isoDay } from "./days";
import { isLeadState } from "./desk-lead.server";

/** Everything that the desk shows of one lead. */
export type DeskLeadView = Awaited<ReturnType<typeof readDeskLead>>;

const moves = [
  "accept",
  "assign",
  "forward",
  "ask-submitter",
  "resume",
  "note",
  "resolve",
  "reopen",
] as const;

export async function readDeskLead(db: Database, id: number, now: Date) {
  const facts = await readFacts(db);
  const [lead, events, assignments, mails] = await Promise.all([
    db.lead.findUniqueOrThrow({ where: { id }, include: { assignee: { select: { id: true, name: true } } } }),
    db.leadEvent.findMany({
      where: { leadId: id },
      orderBy: { id: "asc" },
      include: { staff: { select: { name: true } } },
    }),
    db.assignment.findMany({ where: { leadId: id }, orderBy: { id: "asc" } }),
    db.mail.findMany({
      where: { leadId: id },
      orderBy: { id: "asc" },
      select: { id: true, template: true, to: true, state: true, createdAt: true },
    }),
  ]);
  const state = isLeadState(lead.state) ? lead.state : "received";
  const due = isoDay(lead.dueOn);
  const reopened = events.filter((event) => event.kind === "reopened").length;
  const assigned = events
    .map((event) => Number(Reflect.get(Object(event.data), "staffId")))
    .filter(Number.isInteger);
  const people = await db.staff.findMany({
    where: { OR: [{ departmentCode: lead.departmentCode, disabledAt: null }, { id: { in: assigned } }] },
    orderBy: { name: "asc" },
    select: { id: true, name: true, departmentCode: true, disabledAt: true },
  });
  const { formToken: _, payloadHash: __, trackTokenHash: ___, searchText: ____, ...shown } = lead;
  return {
    ...shown,
    state,
    due,
    readBy: isoDay(lead.readBy),
    standing: dueStanding({ state, due }, now, facts.calendar),
    events: events.map(({ id, kind, at, staff, data }) => ({ id, kind, at, by: staff?.name ?? null, data })),
    lastEvent: events.at(-1)?.id ?? 0,
    /** What the rules decided; a person's forwarding has no reasons of theirs. */
    decision: assignments
      .filter((assignment) => assignment.rule !== null)
      .map((assignment) => ({ rule: assignment.rule, reasons: readReasons(assignment.reasons) }))
      .at(-1),
    mails,
    /** Whom the lead can be given to. */
    colleagues: people.filter(
      (person) => person.departmentCode === lead.departmentCode && !person.disabledAt,
    ),
    staffNames: new Map(people.map((person) => [person.id, person.name])),
    /** The moves that the state allows; who may make them is asked of the policy. */
    moves: moves.filter(
      (move): move is Exclude<LeadMove, "withdraw"> => moveRefusal(move, { state, reopened }) === null,
    ),
    facts,
  };
}

/** Reasons that were kept in a form that is no longer read are left out, rather than the whole page. */
function readReasons(json: unknown): Reason[] {
  const parsed = reasonsSchema.safeParse(json);
  return parsed.success ? parsed.data : [];
}
