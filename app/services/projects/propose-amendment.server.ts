import { addProjectEvent, type ProjectDeps } from "./change-project.server";

/**
 * Keeps the proposal to amend a provision that stands in the way of several projects, and tells the history of each of
 * them; false when somebody was quicker.
 */
export async function proposeAmendment(
  { db, now, actor }: ProjectDeps,
  seen: { id: number; version: number | null },
  proposal: string,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.obstacleCause.updateMany({
      where: { id: seen.id, version: seen.version ?? 0 },
      data: { proposal: proposal || null, version: { increment: 1 } },
    });
    if (count === 0) return false;
    const held = await tx.obstacle.findMany({
      where: { causeId: seen.id },
      select: { id: true, projectId: true },
    });
    for (const { id, projectId } of held) {
      const event = { kind: "amendment-proposed", data: { text: proposal } };
      await addProjectEvent(tx, { projectId, obstacleId: id, ...event }, actor, now);
    }
    return true;
  });
}
