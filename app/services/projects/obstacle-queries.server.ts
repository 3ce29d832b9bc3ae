import { departmentsInReach, type StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import type { ObstacleWhereInput } from "~/infra/db/generated/models";
import { visibleProjects } from "./queries.server";

/** As much of an obstacle as its doors need: which it is and whose project it holds up. */
export async function findObstacle(db: Database, id: number) {
  return db.obstacle.findUnique({
    where: { id },
    select: { id: true, version: true, project: { select: { departmentCode: true } } },
  });
}

export type ObstacleView = Awaited<ReturnType<typeof readObstacle>>;

/** Everything that the desk shows of one obstacle; `elsewhere` are those of the same cause that the actor may see. */
export async function readObstacle(db: Database, actor: StaffActor, id: number) {
  const obstacle = await db.obstacle.findUniqueOrThrow({
    where: { id },
    include: {
      project: { select: { code: true, name: true, departmentCode: true } },
      lead: { select: { code: true } },
      cause: true,
      steps: { orderBy: [{ dueOn: "asc" }, { id: "asc" }] },
      minutes: { orderBy: [{ metOn: "asc" }, { id: "asc" }] },
      events: { orderBy: { id: "asc" }, include: { staff: { select: { name: true } } } },
    },
  });
  const elsewhere = obstacle.causeId
    ? await db.obstacle.findMany({
        where: { causeId: obstacle.causeId, id: { not: id }, project: visibleProjects(actor) },
        orderBy: { id: "asc" },
        take: 50,
        select: { id: true, title: true, state: true, project: { select: { code: true, name: true } } },
      })
    : [];
  return { ...obstacle, elsewhere, lastEvent: obstacle.events.at(-1)?.id ?? 0 };
}

/** The causes that obstacles can be tied to, those that hold up most first. */
export async function readCauses(db: Database) {
  return db.obstacleCause.findMany({
    orderBy: [{ obstacles: { _count: "desc" } }, { id: "asc" }],
    take: 200,
    select: { id: true, topic: true, law: true, article: true },
  });
}

const shown = 500;

/** The obstacles an actor may see, newest first: all that still stand, or the settled ones too. */
export async function listObstacles(db: Database, actor: StaffActor, which: "standing" | "all") {
  const where: ObstacleWhereInput = {
    ...(which === "standing" ? { state: { not: "resolved" } } : {}),
    ...(departmentsInReach(actor, "project:read") === "all" ? {} : { project: visibleProjects(actor) }),
  };
  return db.obstacle.findMany({
    where,
    orderBy: { id: "desc" },
    take: shown,
    include: {
      project: { select: { code: true, name: true, departmentCode: true } },
      cause: true,
      steps: { where: { doneAt: null }, select: { dueOn: true } },
    },
  });
}

/** A cause with those of its obstacles that the actor may see. */
export async function readCause(db: Database, actor: StaffActor, id: number) {
  return db.obstacleCause.findUnique({
    where: { id },
    include: {
      obstacles: {
        where: { project: visibleProjects(actor) },
        orderBy: { id: "desc" },
        take: 200,
        include: { project: { select: { code: true, name: true, departmentCode: true } } },
      },
    },
  });
}
