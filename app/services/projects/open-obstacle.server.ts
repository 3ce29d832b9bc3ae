import type { ObstacleFacts } from "~/core/obstacles/obstacle-forms";
import type { Transaction } from "~/infra/db/client.server";
import { addEvent } from "../leads/change-lead.server";
import { addProjectEvent, type ProjectDeps } from "./change-project.server";
import { causeOf, obstacleColumns } from "./obstacle-cause.server";

export type ObstacleOpened =
  | { kind: "opened"; id: number }
  | { kind: "exists"; id: number }
  | { kind: "refused"; reason: "cause.unknown" | "lead.not-an-obstacle" };

/** Enters what holds a project up. */
export async function openObstacle(
  deps: ProjectDeps,
  projectId: number,
  facts: ObstacleFacts,
): Promise<ObstacleOpened> {
  return deps.db.$transaction((tx) => create(tx, deps, projectId, facts, null));
}

/** Ties an obstacle lead to the project that it is about: from then on the sender's page shows the neutral label. */
export async function tieLead(
  deps: ProjectDeps,
  leadId: number,
  projectId: number,
  facts: ObstacleFacts,
): Promise<ObstacleOpened> {
  return deps.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${leadId} FOR UPDATE`;
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: leadId }, include: { obstacle: true } });
    if (lead.obstacle) return { kind: "exists", id: lead.obstacle.id };
    if (lead.kind !== "obstacle") return { kind: "refused", reason: "lead.not-an-obstacle" };
    const opened = await create(tx, deps, projectId, facts, { id: lead.id, code: lead.code });
    if (opened.kind !== "opened") return opened;
    const { code } = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { code: true } });
    await addEvent(tx, lead.id, { kind: "obstacle-tied", data: { project: code } }, deps.actor, deps.now);
    await tx.lead.update({ where: { id: lead.id }, data: { version: { increment: 1 } } });
    return opened;
  });
}

async function create(
  tx: Transaction,
  { now, actor }: ProjectDeps,
  projectId: number,
  facts: ObstacleFacts,
  lead: { id: number; code: string } | null,
): Promise<ObstacleOpened> {
  const causeId = await causeOf(tx, facts);
  if (causeId === "unknown") return { kind: "refused", reason: "cause.unknown" };
  const columns = obstacleColumns(facts, causeId);
  const { id } = await tx.obstacle.create({
    data: { ...columns, projectId, leadId: lead?.id ?? null, state: "open", openedAt: now },
  });
  const data = { title: facts.title, lead: lead?.code ?? null };
  await addProjectEvent(tx, { projectId, obstacleId: id, kind: "obstacle-opened", data }, actor, now);
  return { kind: "opened", id };
}
