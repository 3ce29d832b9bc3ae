import { dueDate, vietnamDate, workingDaysBetween } from "~/core/deadlines/calendar";
import { heirsOf } from "~/core/departments/department";
import { taskDays } from "~/core/leads/tasks";
import type { Transaction } from "~/infra/db/client.server";
import { dateOf, isoDay } from "../date-columns";
import { holdOpenDepartment } from "../departments/open-department.server";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "../leads/change-lead.server";
import type { Facts } from "../reference/facts.server";
import { mailTask } from "./task-mails.server";

/**
 * The lead department asks another one a question, with half of the working days that are left (at least one). Asked of
 * the appraising department in a lead that needs it, it is the appraisal. Who is asked takes part from now on, and sees
 * the lead.
 */
export function addTask(
  deps: DeskDeps,
  seen: Seen,
  task: { department: string; question: string },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "add-task", async (tx, lead, facts) => {
    if (!facts.departments.has(task.department)) return "department.unknown";
    if (!(await holdOpenDepartment(tx, task.department, deps.now))) return "department.unknown";
    if (task.department === lead.departmentCode) return "department.same";
    const open = { leadId: lead.id, departmentCode: task.department, state: "open" };
    if (await tx.leadTask.findFirst({ where: open })) return "department.asked";
    const appraises = lead.appraisal && task.department === facts.ruleSet.appraisal.department;
    const kind = appraises ? "appraisal" : "coordination";
    const leadDue = isoDay(lead.dueOn);
    const left = leadDue ? workingDaysBetween(vietnamDate(deps.now), leadDue, facts.calendar) : null;
    const due = dueDate(deps.now, taskDays(left ?? 0), facts.calendar).due;
    const row = await tx.leadTask.create({
      data: {
        ...open,
        kind,
        question: task.question,
        dueOn: dateOf(due),
        createdById: deps.actor.id,
        createdAt: deps.now,
      },
    });
    await mailTask(tx, { lead, facts, now: deps.now, way: deps.mail }, row);
    const coordinating =
      appraises || lead.coordinating.includes(task.department)
        ? lead.coordinating
        : [...lead.coordinating, task.department];
    return {
      fields: { coordinating },
      event: {
        kind: "task-opened",
        data: { taskId: row.id, taskKind: kind, department: task.department, due, question: task.question },
      },
    };
  });
}

/**
 * Takes a question back. A department that only this question had brought in takes part no more. An appraisal is
 * not taken back: the lead cannot be resolved without it.
 */
export function cancelTask(deps: DeskDeps, seen: Seen, taskId: number | null): Promise<ChangeResult> {
  return changeLead(deps, seen, "cancel-task", async (tx, lead, facts) => {
    const task = await tx.leadTask.findFirst({ where: { id: taskId ?? 0, leadId: lead.id } });
    if (!task) return "task.unknown";
    if (task.state !== "open") return "task.closed";
    if (task.kind === "appraisal") return "task.appraisal";
    await tx.leadTask.update({
      where: { id: task.id },
      data: { state: "cancelled", version: { increment: 1 } },
    });
    const { departmentCode } = task;
    const others = { leadId: lead.id, departmentCode, state: { not: "cancelled" } };
    const stays =
      (await coordinatesByRule(tx, lead.id, departmentCode, { facts, now: deps.now })) ||
      (await tx.leadTask.count({ where: others })) > 0;
    return {
      ...(!stays && {
        fields: { coordinating: lead.coordinating.filter((code) => code !== departmentCode) },
      }),
      event: {
        kind: "task-cancelled",
        data: { taskId: task.id, department: departmentCode, why: "taken-back" },
      },
    };
  });
}

/**
 * Whether the rules had a department (or one that it follows) take part, and it did when the lead was passed on last. That
 * alone says nothing: passed on, a lead takes along all who take part then, those who were only asked as well.
 */
async function coordinatesByRule(
  tx: Transaction,
  leadId: number,
  department: string,
  { facts, now }: { facts: Facts; now: Date },
): Promise<boolean> {
  const assignments = await tx.assignment.findMany({ where: { leadId }, orderBy: { id: "asc" } });
  const decided = assignments.findLast(({ rule }) => rule !== null);
  const coordinates = (code: string) =>
    heirsOf(code, facts.departments, vietnamDate(now)).includes(department);
  return [decided, assignments.at(-1)].every((assignment) => assignment?.coordinating.some(coordinates));
}
