import { canMoveObstacle, type ObstacleMove, obstacleStates } from "~/core/obstacles/obstacle";
import type { Transaction } from "~/infra/db/client.server";
import {
  addProjectEvent,
  type EventData,
  type ProjectChanged,
  type ProjectDeps,
  type SeenRecord,
} from "./change-project.server";

export type ObstacleRefusal = "obstacle.wrong-state" | "step.unknown" | "cause.unknown";

type ObstacleRow = NonNullable<Awaited<ReturnType<Transaction["obstacle"]["findUnique"]>>>;

type Change = {
  fields?: Parameters<Transaction["obstacle"]["update"]>[0]["data"];
  event: { kind: string; data: EventData };
};

/** The one way in which an obstacle is changed: as `changeProject`, on the obstacle's own row and version. */
export async function changeObstacle(
  { db, now, actor }: ProjectDeps,
  seen: SeenRecord,
  move: ObstacleMove,
  verb: (tx: Transaction, obstacle: ObstacleRow) => Promise<Change | ObstacleRefusal>,
): Promise<ProjectChanged<ObstacleRefusal>> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM obstacle WHERE id = ${seen.id} FOR UPDATE`;
    const obstacle = await tx.obstacle.findUniqueOrThrow({ where: { id: seen.id } });
    if (obstacle.version !== seen.version) return { kind: "changed", since: seen.lastEvent ?? 0 };
    const state = obstacleStates.find((known) => known === obstacle.state);
    if (!state || !canMoveObstacle(move, state)) return { kind: "refused", reason: "obstacle.wrong-state" };
    const change = await verb(tx, obstacle);
    if (typeof change === "string") return { kind: "refused", reason: change };
    const of = { projectId: obstacle.projectId, obstacleId: obstacle.id };
    await addProjectEvent(tx, { ...of, ...change.event }, actor, now);
    await tx.obstacle.update({
      where: { id: obstacle.id },
      data: { ...change.fields, version: { increment: 1 } },
    });
    return { kind: "done" };
  });
}
