import { vietnamDate } from "~/core/deadlines/calendar";
import { isClosed, openStates } from "~/core/leads/lead";
import { type Candidate, type Choice, choosePerson } from "~/core/people/choose-person";
import type { Transaction } from "~/infra/db/client.server";
import { dateOf } from "../date-columns";
import { rememberGiven } from "./given.server";
import { daysOf } from "./leave-days";
import { takers } from "./takers";

/** More leads than this are not given out in one transaction; the worker's pass takes the rest. */
const mostAtOnce = 50;

/** A lead as far as its person is concerned. */
type Held = {
  id: number;
  state: string;
  departmentCode: string;
  assigneeId: number | null;
  language: string;
};

/**
 * Gives a lead that nobody has to a person of its department, if there is one with room; else it waits in the
 * department's queue. Called in the transaction that made or moved the lead.
 */
export async function assignPerson(tx: Transaction, lead: Held, now: Date): Promise<void> {
  if (lead.assigneeId !== null || isClosed(lead.state)) return;
  if (!(await hasPeople(tx, lead.departmentCode))) return;
  await lockDepartments(tx, [lead.departmentCode]);
  await giveOut(tx, await readCandidates(tx, lead.departmentCode, now), [lead], now, "new");
}

/**
 * After a change of a lead: where it has come to another department, or lost its person, somebody there gets it; and
 * where it left a person's hands, that place is free for the oldest lead of the department that waits for one.
 */
export async function settlePeople(
  tx: Transaction,
  before: Held,
  after: Held,
  { now, fillsPlacesLater = false }: { now: Date; fillsPlacesLater?: boolean },
): Promise<void> {
  const moved = before.departmentCode !== after.departmentCode;
  const needs =
    !isClosed(after.state) &&
    after.assigneeId === null &&
    (moved || before.assigneeId !== null || isClosed(before.state));
  const frees =
    before.assigneeId !== null &&
    !isClosed(before.state) &&
    (isClosed(after.state) || moved || after.assigneeId !== before.assigneeId);
  if (!needs && !frees) return;
  await lockDepartments(tx, [before.departmentCode, after.departmentCode]);
  if (needs) await giveOut(tx, await readCandidates(tx, after.departmentCode, now), [after], now, "new");
  if (frees && !fillsPlacesLater) await fillFreePlaces(tx, before.departmentCode, now);
}

/**
 * Gives the leads that wait in a department's queue to those who have room, the oldest first. Leads that somebody
 * changes at this moment are passed over: that change looks after them itself.
 */
export async function fillFreePlaces(tx: Transaction, department: string, now: Date): Promise<number> {
  await lockDepartments(tx, [department]);
  const people = await readCandidates(tx, department, now);
  if (choosePerson(people, { language: "" }, vietnamDate(now)).staffId === null) return 0;
  const ids = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM lead
    WHERE "departmentCode" = ${department} AND "assigneeId" IS NULL AND state = ANY(${[...openStates]})
    ORDER BY "receivedAt", id LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`;
  if (ids.length === 0) return 0;
  const waiting = await tx.lead.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: { id: true, state: true, departmentCode: true, assigneeId: true, language: true },
  });
  return giveOut(tx, people, waiting, now, "waited");
}

/**
 * Whoever gives out leads of a department holds its lock until the end of the transaction: of two leads in the same
 * second, the second sees who got the first. Locks of leads come before it, never after; several in one order.
 */
export async function lockDepartments(tx: Transaction, codes: readonly string[]): Promise<void> {
  for (const code of [...new Set(codes)].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('people'), hashtext(${code}))`;
}

async function hasPeople(tx: Transaction, departmentCode: string): Promise<boolean> {
  const someone = await tx.staff.findFirst({
    where: { departmentCode, ...takers },
    select: { id: true },
  });
  return someone !== null;
}

/** With the department's lock held. `waited`: the lead stood in the queue, where somebody may have its page open. */
async function giveOut(
  tx: Transaction,
  candidates: readonly Candidate[],
  leads: readonly Held[],
  now: Date,
  from: "new" | "waited",
): Promise<number> {
  let people = candidates;
  let given = 0;
  for (const lead of leads) {
    const choice = choosePerson(people, lead, vietnamDate(now));
    const { staffId } = choice;
    // The room that there is does not depend on the lead: nobody for this one is nobody for the next.
    if (staffId === null) break;
    await record(tx, lead.id, choice, now, from);
    people = people.map((person) =>
      person.id === staffId ? { ...person, open: person.open + 1, lastAssignedAt: now } : person,
    );
    given += 1;
  }
  return given;
}

async function record(
  tx: Transaction,
  leadId: number,
  { staffId, reasons, others }: Choice,
  now: Date,
  from: "new" | "waited",
): Promise<void> {
  await tx.lead.update({
    where: { id: leadId },
    data: {
      assigneeId: staffId,
      assignedAt: now,
      ...(from === "waited" ? { version: { increment: 1 } } : {}),
    },
  });
  await tx.staff.update({ where: { id: staffId ?? 0 }, data: { lastAssignedAt: now } });
  await tx.leadEvent.create({
    data: { leadId, kind: "assigned", at: now, data: { staffId, reasons, others } },
  });
  if (staffId !== null) await rememberGiven(tx, { leadId, staffId, at: now });
}

async function readCandidates(tx: Transaction, departmentCode: string, now: Date): Promise<Candidate[]> {
  const staff = await tx.staff.findMany({
    where: { departmentCode, ...takers },
    include: { leaves: { where: { to: { gte: dateOf(vietnamDate(now)) } } } },
  });
  const open = await tx.lead.groupBy({
    by: ["assigneeId"],
    where: { assigneeId: { in: staff.map(({ id }) => id) }, state: { in: [...openStates] } },
    _count: true,
  });
  const openOf = new Map(open.map((row) => [row.assigneeId, row._count]));
  return staff.map((person) => ({
    id: person.id,
    role: person.role === "head" ? "head" : "officer",
    // Without a list of their own, people handle leads in the language of their screens.
    languages: person.languages.length > 0 ? person.languages : [person.language],
    openLimit: person.openLimit,
    open: openOf.get(person.id) ?? 0,
    lastAssignedAt: person.lastAssignedAt,
    deputyId: person.deputyId,
    leaves: person.leaves.map(daysOf),
  }));
}
