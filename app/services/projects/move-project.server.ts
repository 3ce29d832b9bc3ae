import type { StageMoveForm } from "~/core/projects/project-forms";
import { type GateFacts, moveStage } from "~/core/projects/stages";
import { isStage, projectStates } from "~/core/projects/taxonomy";
import type { Connection } from "~/infra/db/client.server";
import { changeProject, type ProjectDeps, type ProjectRow, type SeenRecord } from "./change-project.server";

/** One stage forward or back, with its reason. The gate is asked inside the lock: what it counts cannot vanish meanwhile. */
export function moveProject(deps: ProjectDeps, seen: SeenRecord, { direction, reason }: StageMoveForm) {
  return changeProject(deps, seen, async (tx, project) => {
    const { stage } = project;
    const state = projectStates.find((known) => known === project.state);
    if (!isStage(stage) || !state) throw new Error(`project ${project.code} is in no known stage`);
    const move = moveStage({ stage, state }, direction, await gateFacts(tx, project));
    if ("refusal" in move) return move.refusal;
    return {
      fields: { stage: move.to },
      event: { kind: "stage-moved", data: { from: stage, to: move.to, reason } },
    };
  });
}

const licences = ["IRC", "ERC", "policy-approval"];

export async function gateFacts(db: Connection, project: ProjectRow): Promise<GateFacts> {
  const own = { projectId: project.id, struckAt: null };
  const [committed, realised, certificates] = await Promise.all([
    db.projectCapital.count({ where: { ...own, kind: "committed" } }),
    db.projectCapital.count({ where: { ...own, kind: "realised" } }),
    db.projectCertificate.count({ where: { ...own, kind: { in: licences } } }),
  ]);
  return {
    sector: project.sectorCode !== null,
    partnerCountry: project.partnerCountry !== null,
    place: project.place !== null,
    committed: committed > 0,
    realised: realised > 0,
    certificate: certificates > 0,
    jobsActual: project.jobsActual !== null,
  };
}
