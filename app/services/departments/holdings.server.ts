import type { RecordStanding, TaskStanding, ViewStanding } from "~/core/departments/plan-holdings";
import type { ReorganisationPlan } from "~/core/departments/reorganisation";
import { sectorOf, siteOf } from "~/core/routing/facts";
import type { Connection, Transaction } from "~/infra/db/client.server";
import { isoDay } from "../date-columns";
import { type AboutColumns, aboutRow } from "../reference/about-row";
import type { Facts } from "../reference/facts.server";

/** Whose doing it is, and when; the reorganisation's own id for the history. */
export type Doing = { id: number; by: number | null; now: Date };

type Holdings = {
  tasks: TaskStanding[];
  projects: RecordStanding[];
  steps: RecordStanding[];
  views: ViewStanding[];
};

/** What other rooms keep for these departments: open tasks, projects, steps still to be taken, saved queues. */
export async function readHoldings(
  tx: Connection,
  departments: { ending: string[]; all: string[] },
  facts: Facts,
): Promise<Holdings> {
  const { ending, all } = departments;
  const about = { sectorCode: true, place: true, opportunitySlug: true } as const;
  const tasks = await tx.leadTask.findMany({
    where: { state: "open", departmentCode: { in: all } },
    orderBy: { id: "asc" },
    select: { id: true, leadId: true, kind: true, departmentCode: true, dueOn: true, question: true },
  });
  const projects = await tx.project.findMany({
    where: { departmentCode: { in: ending } },
    orderBy: { id: "asc" },
    select: { id: true, departmentCode: true, ...about },
  });
  const steps = await tx.obstacleStep.findMany({
    where: { doneAt: null, departmentCode: { in: ending } },
    orderBy: { id: "asc" },
    select: { id: true, departmentCode: true, obstacle: { select: { project: { select: about } } } },
  });
  const views = await tx.queueView.findMany({
    where: { OR: [{ sharedWith: { in: ending } }, { query: { contains: "department=" } }] },
    orderBy: { id: "asc" },
    select: { id: true, query: true, sharedWith: true },
  });
  return {
    tasks: tasks.map(({ id, leadId, kind, departmentCode, dueOn, question }) => ({
      id,
      lead: leadId,
      kind,
      department: departmentCode,
      due: isoDay(dueOn),
      question,
    })),
    projects: projects.map(({ id, departmentCode, ...project }) => ({
      id,
      department: departmentCode,
      ...aboutOf(project, facts),
    })),
    steps: steps.map(({ id, departmentCode, obstacle }) => ({
      id,
      department: departmentCode,
      ...aboutOf(obstacle.project, facts),
    })),
    views,
  };
}

function aboutOf(row: AboutColumns, { routing }: Facts) {
  const about = aboutRow(row);
  return { sector: sectorOf(about, routing)?.code ?? null, site: siteOf(about, routing).type };
}

/** Gives what the plan names to those who take over, with a row of history wherever the room keeps one. */
export async function moveRecords(tx: Transaction, plan: ReorganisationPlan, doing: Doing): Promise<void> {
  await moveTasks(tx, plan, doing);
  for (const [table, moves] of [
    ["project", plan.projects],
    ["step", plan.steps],
  ] as const)
    await giveRecords(tx, table, moves, doing);
  for (const { id, after } of plan.views)
    await tx.queueView.update({ where: { id }, data: { ...after, updatedAt: doing.now } });
  for (const { id, after } of plan.examples) {
    await tx.ruleExample.update({
      where: { id },
      data: { expect: after, editVersion: { increment: 1 } },
    });
  }
}

/**
 * A task keeps its due date, as a lead does, and asks what was asked of others who are one with its department now. The
 * lead's history says it once, whatever else changes in the lead.
 */
async function moveTasks(
  tx: Transaction,
  { tasks, leads }: ReorganisationPlan,
  { id, by, now }: Doing,
): Promise<void> {
  const moves = JSON.stringify(tasks);
  await tx.$executeRaw`
    UPDATE lead_task SET "departmentCode" = CASE WHEN m.ends THEN "departmentCode" ELSE m."to" END,
           state = CASE WHEN m.ends THEN 'cancelled' ELSE state END,
           question = CASE WHEN m.question IS NULL THEN lead_task.question ELSE m.question->>'after' END,
           version = version + 1
      FROM jsonb_to_recordset(${moves}::jsonb) AS m(id int, "to" text, ends boolean, question jsonb)
     WHERE lead_task.id = m.id`;
  await tx.$executeRaw`
    INSERT INTO lead_event ("leadId", kind, at, "staffId", data)
    SELECT m.lead, 'task-cancelled', ${now}, ${by}::int,
           jsonb_build_object('taskId', m.id, 'department', m."from",
                              'why', CASE WHEN m.asked = 'once' THEN 'asked-once' ELSE 'leads-now' END)
      FROM jsonb_to_recordset(${moves}::jsonb) AS m(id int, lead int, "from" text, ends boolean, asked text)
     WHERE m.ends ORDER BY m.id`;
  const told = new Set(leads.map((lead) => lead.id));
  const untold = tasks.filter((task) => !task.ends && task.from !== task.to && !told.has(task.lead));
  await tellTakingPart(tx, "reorganised", untold, { id, by, now });
}

/** One event a lead whose own part did not change: others take part in it, or do again. Its version is raised. */
async function tellTakingPart(
  tx: Transaction,
  kind: "reorganised" | "reorganisation-undone",
  tasks: readonly { lead: number; from: string; to: string }[],
  { id, by, now }: Doing,
): Promise<void> {
  const told = JSON.stringify([...new Map(tasks.map((task) => [task.lead, task])).values()]);
  await tx.$executeRaw`
    UPDATE lead SET version = version + 1
      FROM jsonb_to_recordset(${told}::jsonb) AS m(lead int) WHERE lead.id = m.lead`;
  await tx.$executeRaw`
    INSERT INTO lead_event ("leadId", kind, at, "staffId", data)
    SELECT m.lead, ${kind}, ${now}, ${by}::int,
           jsonb_build_object('from', m."from", 'to', m."to", 'reorganisation', ${id}::int, 'role', 'coordinating')
      FROM jsonb_to_recordset(${told}::jsonb) AS m(lead int, "from" text, "to" text) ORDER BY m.lead`;
}

/** @returns how many stood where they were expected, and went. A project's history is told; a step's is its project's. */
async function giveRecords(
  tx: Transaction,
  table: "project" | "step",
  moves: readonly { id: number; from: string; to: string }[],
  { id, by, now }: Doing,
): Promise<number> {
  const rows = JSON.stringify(moves);
  if (table === "step") {
    return tx.$executeRaw`
      UPDATE obstacle_step SET "departmentCode" = m."to"
        FROM jsonb_to_recordset(${rows}::jsonb) AS m(id int, "from" text, "to" text)
       WHERE obstacle_step.id = m.id AND obstacle_step."departmentCode" = m."from"`;
  }
  const moved = await tx.$queryRaw<{ id: number; from: string; to: string }[]>`
    UPDATE project SET "departmentCode" = m."to", version = version + 1
      FROM jsonb_to_recordset(${rows}::jsonb) AS m(id int, "from" text, "to" text)
     WHERE project.id = m.id AND project."departmentCode" = m."from"
    RETURNING project.id, m."from", m."to"`;
  // The history of a project names a person: without one who ordered it, the reorganisation's page alone tells of it.
  if (by !== null) {
    await tx.projectEvent.createMany({
      data: moved.map(({ id: projectId, from, to }) => ({
        projectId,
        kind: "department-moved",
        at: now,
        staffId: by,
        data: { from, to, reorganisation: id },
      })),
    });
  }
  return moved.length;
}

/**
 * Gives everything of `moveRecords` back that is still where that put it. What somebody answered, moved or edited since
 * stays. @returns how many did.
 */
export async function restoreRecords(
  tx: Transaction,
  plan: ReorganisationPlan,
  doing: Doing,
): Promise<number> {
  const { projects, steps, views, examples, tasks } = plan;
  const back = (moves: readonly { id: number; from: string; to: string }[]) =>
    moves.map(({ id, from, to }) => ({ id, from: to, to: from }));
  let given = await restoreTasks(tx, plan, doing);
  given += await giveRecords(tx, "project", back(projects), doing);
  given += await giveRecords(tx, "step", back(steps), doing);
  for (const { id, before, after } of views) {
    const { count } = await tx.queueView.updateMany({
      where: { id, ...after },
      data: { ...before, updatedAt: doing.now },
    });
    given += count;
  }
  for (const { id, before, after } of examples) {
    const { count } = await tx.ruleExample.updateMany({
      where: { id, expect: { equals: after } },
      data: { expect: before, editVersion: { increment: 1 } },
    });
    given += count;
  }
  return tasks.length + projects.length + steps.length + views.length + examples.length - given;
}

/** A task that ended is asked again where its department does not lead the lead and the lead is still open. */
async function restoreTasks(
  tx: Transaction,
  { tasks, leads }: ReorganisationPlan,
  doing: Doing,
): Promise<number> {
  const moves = JSON.stringify(tasks);
  const rows = await tx.$queryRaw<
    {
      id: number;
      lead: number;
      from: string;
      to: string;
      ends: boolean;
      taskKind: string;
      due: string | null;
    }[]
  >`
    UPDATE lead_task SET "departmentCode" = m."from", state = 'open', version = lead_task.version + 1,
           question = CASE WHEN m.question IS NULL THEN lead_task.question ELSE m.question->>'before' END
      FROM jsonb_to_recordset(${moves}::jsonb)
             AS m(id int, lead int, "from" text, "to" text, ends boolean, question jsonb), lead
     WHERE lead_task.id = m.id AND lead.id = m.lead
       AND CASE WHEN m.ends
                THEN lead_task.state = 'cancelled' AND lead."departmentCode" <> m."from"
                     AND lead.state NOT IN ('resolved', 'withdrawn')
                ELSE lead_task.state = 'open' AND lead_task."departmentCode" = m."to" END
    RETURNING m.id, m.lead, m."to" AS "from", m."from" AS "to", m.ends, lead_task.kind AS "taskKind",
              lead_task."dueOn"::text AS due`;
  await tx.leadEvent.createMany({
    data: rows
      .filter(({ ends }) => ends)
      .map(({ id, lead, to, taskKind, due }) => ({
        leadId: lead,
        kind: "task-opened",
        at: doing.now,
        staffId: doing.by,
        data: { taskId: id, taskKind, department: to, due },
      })),
  });
  const told = new Set(leads.map((lead) => lead.id));
  const untold = rows.filter((row) => !row.ends && row.from !== row.to && !told.has(row.lead));
  await tellTakingPart(tx, "reorganisation-undone", untold, doing);
  return rows.length;
}
