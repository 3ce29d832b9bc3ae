import { vietnamDate } from "~/core/deadlines/calendar";
import { receiptCode, receiptRandomBytes } from "~/core/leads/receipt-code";
import type { ProjectFacts } from "~/core/projects/project-forms";
import { projectLeadKinds } from "~/core/projects/taxonomy";
import { fold } from "~/core/shared/search-text";
import type { Transaction } from "~/infra/db/client.server";
import { addEvent } from "../leads/change-lead.server";
import { addProjectEvent, type ProjectDeps } from "./change-project.server";

export type OpenProjectDeps = ProjectDeps & { random: (bytes: number) => Uint8Array };

export type OpenProject = { facts: ProjectFacts; department: string; demo?: boolean };

export type Opened =
  | { kind: "opened"; code: string }
  /** The lead has a project already: one lead, one record. */
  | { kind: "exists"; code: string }
  /** The lead is not agreed on (any more), or of a kind that becomes no project. */
  | { kind: "not-agreed" };

/** Opens the investment record of an agreed lead. Two people at once open one. */
export async function openProjectOfLead(
  deps: OpenProjectDeps,
  leadId: number,
  project: OpenProject,
): Promise<Opened> {
  return deps.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM lead WHERE id = ${leadId} FOR UPDATE`;
    const lead = await tx.lead.findUniqueOrThrow({ where: { id: leadId }, include: { project: true } });
    if (lead.project) return { kind: "exists", code: lead.project.code };
    if (!becomesProject(lead)) return { kind: "not-agreed" };
    const code = await create(tx, deps, { ...project, demo: lead.demo }, { id: lead.id, code: lead.code });
    await addEvent(tx, lead.id, { kind: "project-opened", data: { project: code } }, deps.actor, deps.now);
    await tx.lead.update({ where: { id: lead.id }, data: { version: { increment: 1 } } });
    return { kind: "opened", code };
  });
}

/** Opens the record of a project that existed before this desk. */
export async function openProject(deps: OpenProjectDeps, project: OpenProject): Promise<{ code: string }> {
  return deps.db.$transaction(async (tx) => ({ code: await create(tx, deps, project, null) }));
}

export function becomesProject(lead: { kind: string; state: string; outcome: string | null }): boolean {
  return (
    lead.state === "resolved" &&
    lead.outcome === "agreed" &&
    projectLeadKinds.some((kind) => kind === lead.kind)
  );
}

async function create(
  tx: Transaction,
  { now, actor, random }: OpenProjectDeps,
  { facts, department, demo = false }: OpenProject,
  lead: { id: number; code: string } | null,
): Promise<string> {
  const year = Number(vietnamDate(now).slice(0, 4));
  const code = receiptCode(year, random(receiptRandomBytes), "DA");
  const project = await tx.project.create({
    data: {
      ...facts,
      code,
      leadId: lead?.id ?? null,
      departmentCode: department,
      stage: "NEW",
      state: "active",
      demo,
      openedAt: now,
      searchText: projectSearchText(code, facts.name),
    },
  });
  const data = { lead: lead?.code ?? null };
  await addProjectEvent(tx, { projectId: project.id, obstacleId: null, kind: "opened", data }, actor, now);
  return code;
}

/** What a project is found by: its code and its name, folded. */
export function projectSearchText(code: string, name: string): string {
  return fold(`${code} ${name}`);
}
