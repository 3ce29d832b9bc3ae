import type { MinuteForm } from "~/core/obstacles/obstacle-forms";
import { dateOf } from "../date-columns";
import { changeObstacle } from "./change-obstacle.server";
import type { ProjectDeps, SeenRecord } from "./change-project.server";

/** The minutes of a meeting about an obstacle. They are added, never changed. */
export function keepMinutes(deps: ProjectDeps, seen: SeenRecord, { metOn, departments, text }: MinuteForm) {
  return changeObstacle(deps, seen, "minute", async (tx, obstacle) => {
    await tx.obstacleMinute.create({
      data: { obstacleId: obstacle.id, metOn: dateOf(metOn), departments, text },
    });
    return { event: { kind: "minutes-kept", data: { on: metOn } } };
  });
}
