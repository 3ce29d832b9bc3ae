import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import { languages } from "~/core/shared/language";
import type { Database } from "~/infra/db/client.server";
import { answerTask } from "~/services/casework/answer-task.server";
import { trackToken } from "~/services/intake/form-token.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { resolveLead } from "~/services/leads/resolve-lead.server";
import type { SeenRecord } from "~/services/projects/change-project.server";
import { editObstacle } from "~/services/projects/edit-obstacle.server";
import { escalateObstacle } from "~/services/projects/escalate-obstacle.server";
import { keepMinutes } from "~/services/projects/keep-minutes.server";
import { listObstacles, readObstacle } from "~/services/projects/obstacle-queries.server";
import { tieLead } from "~/services/projects/open-obstacle.server";
import { finishStep, promiseStep } from "~/services/projects/promise-step.server";
import { proposeAmendment } from "~/services/projects/propose-amendment.server";
import { resolveObstacle } from "~/services/projects/resolve-obstacle.server";
import { trackLead } from "~/services/tracking/track-lead.server";
import { freshDatabase } from "../../support/database";
import { aLead, aStaff, deskOf, secret, seenNow } from "../../support/desk";
import { anObstacle, aProject, obstacleFacts } from "../../support/projects";

let db: Database;
let close: () => Promise<void>;
let officer: StaffActor;

const zone = "economic-zone-authority";
const now = new Date("2026-12-01T02:00:00Z");

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  officer = await aStaff(db, "officer", zone);
});
afterAll(() => close());

const deps = () => ({ db, now, actor: officer });

async function seen(id: number): Promise<SeenRecord> {
  const { version } = await db.obstacle.findUniqueOrThrow({ where: { id } });
  return { id, version, lastEvent: 0 };
}

test("the same provision on three projects is one cause, however it was typed", async () => {
  const typed = [
    { law: "Luật Quy hoạch 2017", article: "Điều 5" },
    { law: "luat quy hoach 2017", article: "điều 5" },
    { law: "LUẬT QUY HOẠCH, 2017", article: "Điều  5" },
  ];
  const obstacles = [];
  for (const facts of typed) {
    const project = await aProject(db, officer, now);
    obstacles.push(await anObstacle(db, officer, now, project.id, facts));
  }
  const causes = new Set(obstacles.map(({ causeId }) => causeId));
  expect(causes.size).toBe(1);
  const first = await readObstacle(db, officer, obstacles[0]?.id ?? 0);
  expect(first.elsewhere.map(({ id }) => id)).toEqual(obstacles.slice(1).map(({ id }) => id));

  const [causeId] = [...causes];
  const page = { id: causeId ?? 0, version: 1 };
  expect(await proposeAmendment(deps(), page, "Amend it.")).toBe(true);
  expect(await proposeAmendment(deps(), page, "No, so.")).toBe(false);
  expect(await db.projectEvent.count({ where: { kind: "amendment-proposed" } })).toBe(3);
});

test("an obstacle without a law has no cause until staff tie it to one", async () => {
  const { id: projectId } = await aProject(db, officer, now);
  const other = await anObstacle(db, officer, now, projectId, { law: "Luật Demo" });
  const { id, causeId } = await anObstacle(db, officer, now, projectId, { law: "", article: "" });
  expect(causeId).toBeNull();
  const facts = { ...obstacleFacts, law: "", article: "", causeId: other.causeId };
  expect(await editObstacle(deps(), await seen(id), facts)).toEqual({ kind: "done" });
  expect((await db.obstacle.findUniqueOrThrow({ where: { id } })).causeId).toBe(other.causeId);
  const unknown = { ...facts, causeId: 999_999 };
  expect(await editObstacle(deps(), await seen(id), unknown)).toEqual({
    kind: "refused",
    reason: "cause.unknown",
  });
});

test("steps, minutes and escalation stay on record, and a settled obstacle is left alone", async () => {
  const { id: projectId } = await aProject(db, officer, now);
  const { id } = await anObstacle(db, officer, now, projectId);
  const step = { what: "Ask the ministry", department: zone, role: "Deputy head", dueOn: "2026-11-30" };
  await promiseStep(deps(), await seen(id), step);
  const listed = (await listObstacles(db, officer, "standing")).find((obstacle) => obstacle.id === id);
  expect(listed?.steps).toHaveLength(1);
  const { id: stepId } = await db.obstacleStep.findFirstOrThrow({ where: { obstacleId: id } });
  expect(await finishStep(deps(), await seen(id), stepId)).toEqual({ kind: "done" });
  expect(await finishStep(deps(), await seen(id), stepId)).toEqual({
    kind: "refused",
    reason: "step.unknown",
  });
  const minutes = { metOn: "2026-11-20", departments: [zone], text: "Agreed to ask." };
  await keepMinutes(deps(), await seen(id), minutes);
  await expect(db.obstacleMinute.updateMany({ data: { text: "" } })).rejects.toThrow(/history/);
  const escalation = { reason: "No answer", on: "2026-11-30" };
  await escalateObstacle(deps(), await seen(id), escalation);
  expect(await escalateObstacle(deps(), await seen(id), escalation)).toEqual({
    kind: "refused",
    reason: "obstacle.wrong-state",
  });
  await resolveObstacle(deps(), await seen(id), { outcome: "The ministry answered." });
  expect(await keepMinutes(deps(), await seen(id), minutes)).toMatchObject({ kind: "refused" });
  const { events, publicLabel } = await readObstacle(db, officer, id);
  expect(publicLabel).toBe("settled");
  expect(events.map(({ kind }) => kind)).toEqual([
    "obstacle-opened",
    "step-promised",
    "step-done",
    "minutes-kept",
    "escalated",
    "obstacle-resolved",
  ]);
});

test("who saw an older page is told, and nothing is written", async () => {
  const { id: projectId } = await aProject(db, officer, now);
  const { id } = await anObstacle(db, officer, now, projectId);
  const page = await seen(id);
  const results = await Promise.all(
    Array.from({ length: 10 }, () => resolveObstacle(deps(), page, { outcome: "Done." })),
  );
  expect(results.filter(({ kind }) => kind === "done")).toHaveLength(1);
  expect(results.filter(({ kind }) => kind === "changed")).toHaveLength(9);
});

test("of a tied lead the sender sees the neutral label and nothing else, on the page and in every mail", async () => {
  const { id: leadId, formToken } = await aLead(db, now, { kind: "obstacle", topic: "land" });
  const project = await aProject(db, officer, now, { name: "SENSITIVE-PROJECT" });
  const facts = {
    ...obstacleFacts,
    title: "SENSITIVE-TITLE quốc phòng",
    description: "SENSITIVE-DESCRIPTION biên giới",
    law: "SENSITIVE-LAW",
    article: "SENSITIVE-ARTICLE",
    sensitive: true,
  };
  const tied = await tieLead(deps(), leadId, project.id, facts);
  if (tied.kind !== "opened") throw new Error("not tied");
  expect(await tieLead(deps(), leadId, project.id, facts)).toEqual({ kind: "exists", id: tied.id });
  const step = { what: "SENSITIVE-STEP", department: zone, role: "SENSITIVE-ROLE", dueOn: "2026-11-30" };
  await promiseStep(deps(), await seen(tied.id), step);
  const minutes = { metOn: "2026-11-20", departments: ["police"], text: "SENSITIVE-MINUTES" };
  await keepMinutes(deps(), await seen(tied.id), minutes);
  await escalateObstacle(deps(), await seen(tied.id), { reason: "SENSITIVE-REASON", on: "2026-11-30" });

  const token = trackToken(secret, { formToken });
  const sender = async () => {
    const page = await trackLead(db, token);
    const mails = await db.mail.findMany({ where: { leadId } });
    expect(JSON.stringify({ page, mails })).not.toMatch(/SENSITIVE|quốc phòng|biên giới|police|Tổ công tác/);
    return page;
  };
  const before = await sender();
  expect(before?.obstacle?.vi).toBe("Đang phối hợp xử lý");
  expect(Object.keys(before?.obstacle ?? {}).sort()).toEqual([...languages].sort());

  await resolveObstacle(deps(), await seen(tied.id), { outcome: "SENSITIVE-OUTCOME" });
  // Foreign affairs has its say before this lead can be resolved, and the sender reads none of that either.
  const appraisal = await db.leadTask.findFirstOrThrow({ where: { leadId, kind: "appraisal" } });
  const foreign = await aStaff(db, "officer", appraisal.departmentCode);
  const opinion = {
    opinion: "approve",
    answer: "SENSITIVE-OPINION",
    conditions: null,
    taskId: appraisal.id,
  } as const;
  expect(await answerTask(deskOf(db, foreign, now), await seenNow(db, leadId), opinion)).toEqual({
    kind: "done",
  });
  expect(await acceptLead(deskOf(db, officer, now), await seenNow(db, leadId))).toEqual({ kind: "done" });
  const answer = { outcome: "answered", text: "It is settled." } as const;
  expect(await resolveLead(deskOf(db, officer, now), await seenNow(db, leadId), answer)).toEqual({
    kind: "done",
  });
  expect((await sender())?.obstacle?.vi).toBe("Đã xử lý xong");
  expect(await db.mail.count({ where: { leadId } })).toBeGreaterThan(1);
});

test("a lead that is tied to nothing has no label", async () => {
  const { formToken } = await aLead(db, now, { kind: "obstacle", topic: "land" });
  expect((await trackLead(db, trackToken(secret, { formToken })))?.obstacle).toBeNull();
});
