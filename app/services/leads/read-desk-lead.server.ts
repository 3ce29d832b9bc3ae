import { clockHistory, leadClocks } from "~/core/deadlines/clocks";
import { dueStanding } from "~/core/deadlines/due-standing";
import { type LeadMove, moveRefusal } from "~/core/leads/moves";
import { appraisalStanding } from "~/core/leads/tasks";
import type { StaffActor } from "~/core/policy/may";
import type { Reason } from "~/core/routing/reason";
import { reasonsSchema } from "~/core/routing/reason.schema";
import type { Database } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { takersFor } from "../people/takers";
import { readFacts } from "../reference/facts.server";
import { isLeadState } from "./desk-lead.server";
import { movableLead } from "./movable-lead";

/** Everything that the desk shows of one lead. */
export type DeskLeadView = Awaited<ReturnType<typeof readDeskLead>>;

const moves = [
  "accept",
  "assign",
  "forward",
  "return",
  "ask-submitter",
  "resume",
  "correct-clock",
  "extend",
  "add-task",
  "cancel-task",
  "answer-task",
  "note",
  "resolve",
  "reopen",
] as const;

export async function readDeskLead(db: Database, id: number, now: Date, actor: StaffActor) {
  const facts = await readFacts(db);
  const [lead, events, assignments, mails, tasks, reminders] = await Promise.all([
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
    db.leadTask.findMany({
      where: { leadId: id },
      orderBy: { id: "asc" },
      include: { answeredBy: { select: { name: true } } },
    }),
    db.reminder.findMany({ where: { leadId: id, taskId: null }, orderBy: { at: "asc" } }),
  ]);
  const state = isLeadState(lead.state) ? lead.state : "received";
  const due = isoDay(lead.dueOn);
  const movable = movableLead(lead, state, events, tasks, actor);
  const assigned = events
    .map((event) => Number(Reflect.get(Object(event.data), "staffId")))
    .filter(Number.isInteger);
  const [people, colleagues] = await Promise.all([
    db.staff.findMany({
      where: { OR: [{ departmentCode: lead.departmentCode, disabledAt: null }, { id: { in: assigned } }] },
      select: { id: true, name: true },
    }),
    db.staff.findMany({
      where: { departmentCode: lead.departmentCode, ...takersFor(actor) },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  const { formToken: _, payloadHash: __, trackTokenHash: ___, searchText: ____, ...shown } = lead;
  return {
    ...shown,
    state,
    due,
    readBy: isoDay(lead.readBy),
    standing: dueStanding({ state, due }, now, facts.calendar),
    events: events.map(({ id, kind, at, staff, data }) => ({ id, kind, at, by: staff?.name ?? null, data })),
    lastEvent: events.at(-1)?.id ?? 0,
    tasks,
    appraisalStanding: appraisalStanding(lead, tasks),
    clocks: leadClocks(
      { ...lead, state, due, readBy: isoDay(lead.readBy), assignBy: isoDay(lead.assignBy) },
      now,
      facts.calendar,
    ),
    pauses: clockHistory(events, facts.calendar).pauses,
    reminders,
    /** What the rules decided; a person's forwarding has no reasons of theirs. */
    decision: assignments
      .filter((assignment) => assignment.rule !== null)
      .map(({ rule, ruleSetVersion, reasons }) => ({ rule, ruleSetVersion, reasons: readReasons(reasons) }))
      .at(-1),
    mails,
    /** Whom the lead can be given to. */
    colleagues,
    staffNames: new Map(people.map((person) => [person.id, person.name])),
    /** The moves that the state allows; who may make them is asked of the policy. */
    moves: moves.filter((move): move is Exclude<LeadMove, "withdraw"> => moveRefusal(move, movable) === null),
    facts,
  };
}

/** Reasons that were kept in a form that is no longer read are left out, rather than the whole page. */
function readReasons(json: unknown): Reason[] {
  const parsed = reasonsSchema.safeParse(json);
  return parsed.success ? parsed.data : [];
}
