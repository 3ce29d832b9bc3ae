import { dueDate, type WorkingCalendar } from "~/core/deadlines/calendar";
import { type PlannedTask, taskDays } from "~/core/leads/tasks";
import type { Transaction } from "~/infra/db/client.server";
import type { LeadTask } from "~/infra/db/generated/client";
import { dateOf } from "../date-columns";

/** Opens the tasks that a decision asks for, each with its own due date. */
export async function openTasks(
  tx: Transaction,
  lead: { id: number; dueDays: number },
  tasks: readonly PlannedTask[],
  given: { calendar: WorkingCalendar; staffId: number | null; now: Date },
): Promise<LeadTask[]> {
  const opened: LeadTask[] = [];
  const due = dueDate(given.now, taskDays(lead.dueDays), given.calendar).due;
  for (const { kind, department } of tasks) {
    const task = await tx.leadTask.create({
      data: {
        leadId: lead.id,
        kind,
        departmentCode: department,
        dueOn: dateOf(due),
        state: "open",
        createdById: given.staffId,
        createdAt: given.now,
      },
    });
    const data = { taskId: task.id, taskKind: kind, department, due };
    await tx.leadEvent.create({
      data: { leadId: lead.id, kind: "task-opened", at: given.now, staffId: given.staffId, data },
    });
    opened.push(task);
  }
  return opened;
}

/**
 * Cancels open tasks of a lead, all of them or those of one department, with an event each: nobody is left working on
 * what is not asked any more.
 */
export async function cancelTasks(
  tx: Transaction,
  leadId: number,
  given: {
    why: "resolved" | "withdrawn" | "leads-now";
    department?: string;
    staffId: number | null;
    now: Date;
  },
): Promise<void> {
  const open = await tx.leadTask.findMany({
    where: { leadId, state: "open", ...(given.department && { departmentCode: given.department }) },
    orderBy: { id: "asc" },
  });
  for (const task of open) {
    await tx.leadTask.update({
      where: { id: task.id },
      data: { state: "cancelled", version: { increment: 1 } },
    });
    const data = { taskId: task.id, department: task.departmentCode, why: given.why };
    await tx.leadEvent.create({
      data: { leadId, kind: "task-cancelled", at: given.now, staffId: given.staffId, data },
    });
  }
}
