import type { StepForm } from "~/core/obstacles/obstacle-forms";
import { dateOf } from "../date-columns";
import { changeObstacle } from "./change-obstacle.server";
import type { ProjectDeps, SeenRecord } from "./change-project.server";

/** What a department promised to do about an obstacle, and until when. */
export function promiseStep(
  deps: ProjectDeps,
  seen: SeenRecord,
  { what, department, role, dueOn }: StepForm,
) {
  return changeObstacle(deps, seen, "step", async (tx, obstacle) => {
    await tx.obstacleStep.create({
      data: {
        obstacleId: obstacle.id,
        what,
        departmentCode: department,
        role,
        dueOn: dateOf(dueOn),
      },
    });
    return { event: { kind: "step-promised", data: { text: what, department, on: dueOn } } };
  });
}

export function finishStep(deps: ProjectDeps, seen: SeenRecord, stepId: number) {
  return changeObstacle(deps, seen, "done", async (tx, obstacle) => {
    const step = await tx.obstacleStep.findFirst({
      where: { id: stepId, obstacleId: obstacle.id, doneAt: null },
    });
    if (!step) return "step.unknown";
    await tx.obstacleStep.update({ where: { id: step.id }, data: { doneAt: deps.now } });
    return { event: { kind: "step-done", data: { text: step.what } } };
  });
}
