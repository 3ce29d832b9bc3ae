import type { ObstacleFacts } from "~/core/obstacles/obstacle-forms";
import { changeObstacle } from "./change-obstacle.server";
import type { ProjectDeps, SeenRecord } from "./change-project.server";
import { causeOf, obstacleColumns } from "./obstacle-cause.server";

/** Writes what is known of an obstacle; its history keeps what each changed field said before. */
export function editObstacle(deps: ProjectDeps, seen: SeenRecord, facts: ObstacleFacts) {
  return changeObstacle(deps, seen, "edit", async (tx, obstacle) => {
    const causeId = await causeOf(tx, facts);
    if (causeId === "unknown") return "cause.unknown";
    const fields = obstacleColumns(facts, causeId);
    const names = Object.keys(fields).filter((name): name is keyof typeof fields => name in fields);
    const before = Object.fromEntries(
      names.flatMap((name) =>
        obstacle[name] === fields[name] ? [] : [[name, String(obstacle[name] ?? "")]],
      ),
    );
    return { fields, event: { kind: "obstacle-edited", data: { before } } };
  });
}
