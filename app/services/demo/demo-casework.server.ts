import { latestExtension } from "~/core/deadlines/extension";
import type { LeadState } from "~/core/leads/lead";
import { isAutomatic, type Judgements } from "~/core/scorecard/scorecard";
import { answerTask } from "../casework/answer-task.server";
import { isoDay } from "../date-columns";
import type { DeskDeps } from "../leads/change-lead.server";
import { extendLead } from "../leads/extend-lead.server";
import { returnLead } from "../leads/return-lead.server";
import { linkMatch } from "../matching/links.server";
import { matchOpportunities } from "../matching/match-lead.server";
import { readFacts } from "../reference/facts.server";
import { publishedScorecard } from "../scorecard/queries.server";
import { scoreLead } from "../scorecard/score-lead.server";
import { actorOf, type DemoPerson, otherThan, seenNow } from "./demo-people.server";

type Base = Omit<DeskDeps, "actor">;

/** The opinion of a lead that needs one, as the department that appraises. */
export async function appraise(base: Base, people: readonly DemoPerson[], leadId: number): Promise<void> {
  await answer(base, people, await openTask(base, [leadId], "appraisal"), {
    opinion: "approve-with-conditions",
    conditions: "Demo: báo cáo trước khi tiếp đoàn.",
    answer: "Demo: không có ý kiến khác.",
  });
}

/** Each once, on a lead that it fits: a task answered, a date moved, a dispute at the coordinator, a score, a link. */
export async function showCasework(
  base: Base,
  people: readonly DemoPerson[],
  leadIds: readonly number[],
): Promise<void> {
  const task = await openTask(base, leadIds, "coordination");
  await answer(base, people, task, {
    opinion: null,
    conditions: null,
    answer: "Demo: còn đất sạch, có thể đáp ứng.",
  });
  await extend(base, people, leadIds);
  await dispute(base, people, leadIds);
  await score(base, people, leadIds);
  await link(base, people, leadIds);
}

type Answer = Omit<Parameters<typeof answerTask>[2], "taskId">;
type Task = { id: number; leadId: number; departmentCode: string };

function openTask({ db }: Base, leadIds: readonly number[], kind: string): Promise<Task | null> {
  return db.leadTask.findFirst({
    where: {
      leadId: { in: [...leadIds] },
      kind,
      state: "open",
      lead: { state: { notIn: ["resolved", "withdrawn"] } },
    },
    orderBy: { id: "asc" },
  });
}

async function answer(
  base: Base,
  people: readonly DemoPerson[],
  task: Task | null,
  given: Answer,
): Promise<void> {
  const officer = task && officerOf(people, task.departmentCode);
  if (!task || !officer) return;
  const deps = { ...base, actor: actorOf(officer) };
  await answerTask(deps, await seenNow(base.db, task.leadId), { ...given, taskId: task.id });
}

async function extend(base: Base, people: readonly DemoPerson[], leadIds: readonly number[]): Promise<void> {
  const { calendar } = await readFacts(base.db, base.now);
  const lead = await aLead(base, leadIds, ["in-progress"], { dueOn: { gt: base.now } });
  const officer = lead && officerOf(people, lead.departmentCode);
  const was = isoDay(lead?.dueOn ?? null);
  if (!lead || !officer || !was) return;
  const due = latestExtension(was, lead.dueDays, calendar);
  const reason = "Demo: We are waiting for the survey of the site.";
  await extendLead({ ...base, actor: actorOf(officer) }, await seenNow(base.db, lead.id), { due, reason });
}

/** Two departments hold each other competent: the second return waits for the coordinator. */
async function dispute(base: Base, people: readonly DemoPerson[], leadIds: readonly number[]): Promise<void> {
  const lead = await aLead(base, leadIds, ["routed"], { appraisal: false });
  if (!lead) return;
  const second = otherThan(lead.departmentCode);
  for (const [from, to] of [
    [lead.departmentCode, second],
    [second, lead.departmentCode],
  ] as const) {
    const officer = officerOf(people, from);
    if (!officer) return;
    await returnLead({ ...base, actor: actorOf(officer) }, await seenNow(base.db, lead.id), {
      department: to,
      reason: "Demo: thuộc chức năng của cơ quan kia.",
    });
  }
}

async function score(base: Base, people: readonly DemoPerson[], leadIds: readonly number[]): Promise<void> {
  const lead = await aLead(base, leadIds, ["in-progress", "waiting-for-submitter", "routed"], {
    kind: "investment",
  });
  const officer = lead && officerOf(people, lead.departmentCode);
  if (!lead || !officer) return;
  const { version, card } = await publishedScorecard(base.db);
  const judgements: Judgements = {};
  for (const { code } of card.criteria)
    if (!isAutomatic(code)) judgements[code] = { points: 3, evidence: "Demo: theo hồ sơ đã nộp." };
  await scoreLead({ ...base, actor: actorOf(officer) }, await seenNow(base.db, lead.id), {
    judgements,
    gate: "nothing-found",
    gateReason: null,
    lastScore: 0,
    version,
  });
}

async function link(base: Base, people: readonly DemoPerson[], leadIds: readonly number[]): Promise<void> {
  const facts = await readFacts(base.db, base.now);
  const lead = await aLead(base, leadIds, ["in-progress", "waiting-for-submitter", "routed"], {
    kind: "investment",
  });
  const officer = lead && officerOf(people, lead.departmentCode);
  if (!lead || !officer) return;
  const [best] = await matchOpportunities(base, lead, facts, 1);
  const opportunity = best?.id ?? facts.opportunities.keys().next().value;
  if (!opportunity) return;
  const deps = { ...base, actor: actorOf(officer) };
  await linkMatch(deps, await seenNow(base.db, lead.id), { opportunity }, "Demo: cùng ngành, cùng địa bàn.");
}

function aLead(
  { db }: Base,
  ids: readonly number[],
  states: LeadState[],
  more: { kind?: string; appraisal?: boolean; dueOn?: { gt: Date } },
) {
  return db.lead.findFirst({
    where: { id: { in: [...ids] }, state: { in: states }, arbitration: false, ...more },
    orderBy: { id: "asc" },
  });
}

function officerOf(people: readonly DemoPerson[], department: string): DemoPerson | undefined {
  return people.find(({ role, departmentCode }) => role === "officer" && departmentCode === department);
}
