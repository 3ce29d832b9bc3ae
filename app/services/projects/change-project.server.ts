import type { StaffActor } from "~/core/policy/may";
import type { StageRefusal } from "~/core/projects/stages";
import type { Database, Transaction } from "~/infra/db/client.server";

export type ProjectDeps = { db: Database; now: Date; actor: StaffActor };

/** Which record, as the person saw it: the version and the last event on the page that the form was on. */
export type SeenRecord = { id: number; version: number | null; lastEvent: number | null };

export type ProjectRefusal = StageRefusal | "state.same" | "entry.unknown";

export type ProjectChanged<Refusal extends string> =
  | { kind: "done" }
  | { kind: "refused"; reason: Refusal }
  /** Somebody else was quicker: nothing was written. `since` is the last event that this person had seen. */
  | { kind: "changed"; since: number };

export type EventData = Record<string, string | number | boolean | null | Record<string, string>>;

export type ProjectRow = NonNullable<Awaited<ReturnType<Transaction["project"]["findUnique"]>>>;

export type ProjectChange = {
  fields?: Parameters<Transaction["project"]["update"]>[0]["data"];
  event: { kind: string; data: EventData };
};

/**
 * The one way in which a project is changed: lock its row, see that nobody was quicker, write what the verb says, raise
 * the version and add the event, in one transaction.
 */
export async function changeProject(
  { db, now, actor }: ProjectDeps,
  seen: SeenRecord,
  verb: (tx: Transaction, project: ProjectRow) => Promise<ProjectChange | ProjectRefusal>,
): Promise<ProjectChanged<ProjectRefusal>> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM project WHERE id = ${seen.id} FOR UPDATE`;
    const project = await tx.project.findUniqueOrThrow({ where: { id: seen.id } });
    if (project.version !== seen.version) return { kind: "changed", since: seen.lastEvent ?? 0 };
    const change = await verb(tx, project);
    if (typeof change === "string") return { kind: "refused", reason: change };
    await addProjectEvent(tx, { projectId: project.id, obstacleId: null, ...change.event }, actor, now);
    await tx.project.update({
      where: { id: project.id },
      data: { ...change.fields, version: { increment: 1 } },
    });
    return { kind: "done" };
  });
}

export async function addProjectEvent(
  tx: Transaction,
  event: { projectId: number; obstacleId: number | null; kind: string; data: EventData },
  actor: StaffActor,
  now: Date,
): Promise<void> {
  await tx.projectEvent.create({ data: { ...event, at: now, staffId: actor.id } });
}
