import { randomBytes } from "node:crypto";
import type { ObstacleFacts } from "~/core/obstacles/obstacle-forms";
import type { StaffActor } from "~/core/policy/may";
import type { ProjectFacts } from "~/core/projects/project-forms";
import type { Database } from "~/infra/db/client.server";
import { openObstacle } from "~/services/projects/open-obstacle.server";
import { openProject } from "~/services/projects/open-project.server";

export const projectFacts: ProjectFacts = {
  name: "Demo cold store",
  sectorCode: null,
  place: null,
  partnerCountry: null,
  opportunitySlug: null,
  jobsPlanned: null,
  jobsActual: null,
};

export const obstacleFacts: ObstacleFacts = {
  topic: "land",
  title: "The price of the land is not fixed",
  description: "Nobody knows by which rule.",
  law: "Luật Đất đai 31/2024/QH15",
  article: "Điều 160",
  level: "ministry",
  publicLabel: "in-coordination",
  sensitive: false,
  causeId: null,
};

/** A project of a department, and its row. */
export async function aProject(
  db: Database,
  actor: StaffActor,
  now: Date,
  facts: Partial<ProjectFacts> = {},
  department = actor.department,
) {
  const deps = { db, now, actor, random: (bytes: number) => randomBytes(bytes) };
  const { code } = await openProject(deps, { facts: { ...projectFacts, ...facts }, department });
  return db.project.findUniqueOrThrow({ where: { code } });
}

/** An obstacle of a project, and its row. */
export async function anObstacle(
  db: Database,
  actor: StaffActor,
  now: Date,
  projectId: number,
  facts: Partial<ObstacleFacts> = {},
) {
  const opened = await openObstacle({ db, now, actor }, projectId, { ...obstacleFacts, ...facts });
  if (opened.kind !== "opened") throw new Error(`not opened: ${JSON.stringify(opened)}`);
  return db.obstacle.findUniqueOrThrow({ where: { id: opened.id } });
}
