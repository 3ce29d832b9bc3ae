import { vietnamDate } from "~/core/deadlines/calendar";
import { type Leave, type LeaveRefusal, leaveRefusal } from "~/core/people/leave";
import type { StaffActor } from "~/core/policy/may";
import { addDays } from "~/core/shared/day";
import type { Database, Transaction } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { dateOf } from "../date-columns";
import { fillFreePlaces, lockDepartments } from "./assign-person.server";
import { daysOf } from "./leave-days";

export type WorkDeps = { db: Database; now: Date; actor: StaffActor };

export type Work = { languages: string[]; openLimit: number | null; deputyId: number | null };

/**
 * What somebody can handle – languages, open leads at most – and who stands in. A limit that rises takes leads from the
 * department's queue at once. `openLimit` left out stays as it is: nobody sets their own.
 */
export async function changeWork(
  { db, now, actor }: WorkDeps,
  staffId: number,
  work: Omit<Work, "openLimit"> & Partial<Pick<Work, "openLimit">>,
): Promise<"done" | "unknown" | "deputy.unknown"> {
  return db.$transaction(async (tx) => {
    const person = await holdPerson(tx, staffId);
    if (!person) return "unknown";
    const deputy =
      work.deputyId === null
        ? null
        : await tx.staff.findFirst({
            where: {
              id: work.deputyId,
              departmentCode: person.departmentCode,
              disabledAt: null,
              role: { in: ["officer", "head"] },
            },
          });
    if (work.deputyId !== null && (!deputy || deputy.id === staffId || !person.departmentCode))
      return "deputy.unknown";
    await tx.staff.update({ where: { id: staffId }, data: work });
    await recordAudit(
      tx,
      {
        kind: "work-changed",
        staffId: actor.id,
        data: { id: staffId, openLimit: work.openLimit ?? person.openLimit, deputyId: work.deputyId },
      },
      now,
    );
    if (person.departmentCode) await fillFreePlaces(tx, person.departmentCode, now);
    return "done";
  });
}

export type LeaveEntered = { kind: "done" } | { kind: "unknown" } | { kind: "refused"; reason: LeaveRefusal };

/** Enters days on which somebody is away. Open leads stay with the person; new ones go to the deputy. */
export async function enterLeave(
  { db, now, actor }: WorkDeps,
  staffId: number,
  leave: Leave,
): Promise<LeaveEntered> {
  return db.$transaction(async (tx): Promise<LeaveEntered> => {
    const person = await holdPerson(tx, staffId);
    if (!person) return { kind: "unknown" };
    const entered = await tx.staffLeave.findMany({ where: { staffId } });
    const reason = leaveRefusal(leave, entered.map(daysOf), vietnamDate(now));
    if (reason) return { kind: "refused", reason };
    const { from, to } = leave;
    await tx.staffLeave.create({
      data: {
        staffId,
        from: dateOf(from),
        to: dateOf(to),
        createdById: actor.id,
        at: now,
      },
    });
    await recordAudit(tx, { kind: "leave-entered", staffId: actor.id, data: { id: staffId, from, to } }, now);
    return { kind: "done" };
  });
}

/**
 * Takes back a leave that has not begun; ends one that has with yesterday, so that its days stay on record. What waits
 * in the department's queue goes out at once. False when there is no such leave, or it is over.
 */
export async function endLeave({ db, now, actor }: WorkDeps, staffId: number, id: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const person = await holdPerson(tx, staffId);
    const leave = await tx.staffLeave.findFirst({ where: { id, staffId } });
    const today = vietnamDate(now);
    if (!person || !leave || daysOf(leave).to < today) return false;
    if (daysOf(leave).from >= today) await tx.staffLeave.delete({ where: { id } });
    else await tx.staffLeave.update({ where: { id }, data: { to: dateOf(addDays(today, -1)) } });
    await recordAudit(tx, { kind: "leave-ended", staffId: actor.id, data: { id: staffId } }, now);
    if (person.departmentCode) await fillFreePlaces(tx, person.departmentCode, now);
    return true;
  });
}

/** The person, with the department's lock held: its leads are given out before or after this, never between. */
async function holdPerson(tx: Transaction, id: number) {
  const person = await tx.staff.findUnique({ where: { id } });
  if (!person) return null;
  await lockDepartments(tx, [person.departmentCode ?? `staff:${id}`]);
  return person;
}
