import type { Opinion } from "~/core/leads/tasks";
import { heldBy, may } from "~/core/policy/may";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "../leads/change-lead.server";
import { mailTaskAnswered } from "./task-mails.server";

export type TaskAnswer = {
  taskId: number | null;
  answer: string;
  /** Of an appraisal; null otherwise. */
  opinion: Opinion | null;
  conditions: string | null;
};

/**
 * The department that was asked answers in the case: only its own task, and once. The lead department is told; the
 * sender never is, and the lead's clock does not stop.
 */
export function answerTask(deps: DeskDeps, seen: Seen, given: TaskAnswer): Promise<ChangeResult> {
  return changeLead(deps, seen, "answer-task", async (tx, lead, facts) => {
    const task = await tx.leadTask.findFirst({ where: { id: given.taskId ?? 0, leadId: lead.id } });
    if (!task) return "task.unknown";
    if (!may(deps.actor, "task:answer", heldBy(task.departmentCode))) return "task.not-yours";
    if (task.state !== "open") return "task.closed";
    const opinion = task.kind === "appraisal" ? given.opinion : null;
    if (task.kind === "appraisal" && !opinion) return "opinion.missing";
    if (opinion === "approve-with-conditions" && !given.conditions) return "conditions.missing";
    await tx.leadTask.update({
      where: { id: task.id },
      data: {
        state: "answered",
        opinion,
        conditions: opinion === "approve-with-conditions" ? given.conditions : null,
        answer: given.answer,
        answeredById: deps.actor.id,
        answeredAt: deps.now,
        version: { increment: 1 },
      },
    });
    await mailTaskAnswered(tx, { lead, facts, now: deps.now, way: deps.mail }, task);
    return {
      event: {
        kind: "task-answered",
        data: {
          taskId: task.id,
          taskKind: task.kind,
          department: task.departmentCode,
          opinion,
          answer: given.answer,
        },
      },
    };
  });
}
