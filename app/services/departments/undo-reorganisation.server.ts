import { vietnamDate } from "~/core/deadlines/calendar";
import { type ReorganisationPlan, subjectsOf, targetsOf } from "~/core/departments/reorganisation";
import {
  reorganisationPlanSchema,
  reorganisationRequestSchema,
} from "~/core/departments/reorganisation.schema";
import { openStates } from "~/core/leads/lead";
import type { StaffActor } from "~/core/policy/may";
import type { Database, Transaction } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { readFacts } from "../reference/facts.server";
import { readLocalised } from "../reference/records";
import { readRules } from "../rules/queries.server";
import { holdCatalogue, patience } from "./carry-out-reorganisation.server";
import { restoreRecords } from "./holdings.server";
import { publishRuleSet } from "./publish-rule-set.server";
import type { ReorganisationNote } from "./reorganisation-notes";
import { addAssignments, moveCoordinator, moveStaff, rename } from "./write-plan.server";

export type Undone =
  | { kind: "undone" }
  /** It has not been carried out, or was taken back already. */
  | { kind: "not-done" }
  /** A later one builds on it, and has to be taken back first. */
  | { kind: "later-first"; id: number };

type Undoing = { tx: Transaction; plan: ReorganisationPlan; id: number; doneAt: Date; by: number; now: Date };

/**
 * Takes a reorganisation back by its plan. What somebody has moved or edited by hand since stays as that person left it,
 * and is told in the reorganisation's notes.
 */
export async function undoReorganisation(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  id: number,
): Promise<Undone> {
  return db.$transaction(async (tx): Promise<Undone> => {
    await holdCatalogue(tx);
    const row = await tx.reorganisation.findUnique({ where: { id } });
    if (row?.state !== "done" || !row.doneAt) return { kind: "not-done" };
    const later = await laterOne(tx, row.doneAt, involved(row.request));
    if (later !== null) return { kind: "later-first", id: later };
    const plan = reorganisationPlanSchema.parse(row.plan);
    const facts = await readFacts(db, now);
    const undoing = { tx, plan, id, doneAt: row.doneAt, by: actor.id, now };

    const rules =
      row.ruleSetVersion === null || row.ruleSetVersion === facts.ruleSet.version
        ? []
        : told("rules-changed-since", 1);
    if (row.ruleSetVersion === facts.ruleSet.version) {
      const before = await readRules(tx, plan.rules.version);
      if (!before) throw new Error(`rule set ${plan.rules.version} is gone`);
      await publishRuleSet(tx, before, { note: `reorganisation ${id} undone`, by: actor.id, now });
    }
    await reopenDepartments(undoing);
    const notes = [
      ...rules,
      ...(await restoreStaff(undoing)),
      ...(await restoreMailboxes(undoing)),
      ...(await restoreName(undoing)),
      ...(await restoreLeads(undoing)),
      ...told("others-changed-since", await restoreRecords(tx, plan, undoing)),
      ...(await leadsSince(undoing)),
    ];
    await touchCatalogue(tx);
    await tx.reorganisation.update({ where: { id }, data: { state: "undone", undoneAt: now, notes } });
    await recordAudit(
      tx,
      { kind: "reorganisation-undone", staffId: actor.id, data: { reorganisation: id } },
      now,
    );
    return { kind: "undone" };
  }, patience);
}

function involved(request: unknown): string[] {
  const read = reorganisationRequestSchema.parse(request);
  return [...subjectsOf(read), ...targetsOf(read)];
}

async function laterOne(tx: Transaction, doneAt: Date, codes: string[]): Promise<number | null> {
  const later = await tx.reorganisation.findMany({
    where: { state: "done", doneAt: { gt: doneAt } },
    orderBy: { doneAt: "desc" },
    select: { id: true, request: true },
  });
  return later.find(({ request }) => involved(request).some((code) => codes.includes(code)))?.id ?? null;
}

function told(key: ReorganisationNote["key"], count: number): ReorganisationNote[] {
  return count > 0 ? [{ key, count }] : [];
}

async function reopenDepartments({ tx, plan, now }: Undoing): Promise<void> {
  const codes = plan.closes.map(({ code }) => code);
  await tx.department.updateMany({
    where: { code: { in: codes } },
    data: { validTo: null, successorCodes: [], editedAt: now },
  });
  await tx.department.updateMany({
    where: { code: { in: plan.begins } },
    data: { receivesLeads: false, editedAt: now },
  });
  if (plan.coordinator) {
    const { from, to } = plan.coordinator;
    const still = await tx.department.count({ where: { code: to, coordinator: true } });
    if (still > 0) await moveCoordinator(tx, { from: to, to: from }, now);
  }
  for (const { code, from, to } of plan.sectors) {
    await tx.sector.updateMany({ where: { code, departmentCode: to }, data: { departmentCode: from } });
  }
  for (const { code, before, after } of plan.procedures) {
    await tx.procedure.updateMany({
      where: { code, departmentCodes: { equals: after } },
      data: { departmentCodes: before },
    });
  }
}

async function restoreStaff({ tx, plan, by }: Undoing): Promise<ReorganisationNote[]> {
  const rows = await tx.staff.findMany({
    where: { id: { in: plan.staff.map(({ id }) => id) } },
    select: { id: true, departmentCode: true },
  });
  const now = new Map(rows.map((row) => [row.id, row.departmentCode]));
  const stayed = plan.staff.filter(({ id, to }) => now.get(id) === to);
  await moveStaff(
    tx,
    stayed.map(({ id, from }) => ({ id, to: from })),
    by,
  );
  return told("staff-moved-since", plan.staff.length - stayed.length);
}

async function restoreMailboxes({ tx, plan, now }: Undoing): Promise<ReorganisationNote[]> {
  let kept = 0;
  for (const { to, mailbox } of plan.mailboxes) {
    const { count } = await tx.department.updateMany({
      where: { code: to, mailbox },
      data: { mailbox: null, editedAt: now },
    });
    if (count === 0) kept += 1;
  }
  return told("mailbox-changed-since", kept);
}

async function restoreName({ tx, plan, now }: Undoing): Promise<ReorganisationNote[]> {
  if (!plan.name) return [];
  const { code, before, after } = plan.name;
  const department = await tx.department.findUniqueOrThrow({ where: { code } });
  if (readLocalised(department.names).vi !== after.vi) return told("names-changed-since", 1);
  await rename(tx, code, after, before, vietnamDate(now), now);
  return [];
}

/**
 * The leads whose newest assignment is still this reorganisation's go back, with an assignment and an event. Whoever had
 * one gets it back, unless somebody who comes back as well has taken it. One that a person has passed on since stays
 * where that person wanted it.
 */
async function restoreLeads({ tx, plan, id, doneAt, by, now }: Undoing): Promise<ReorganisationNote[]> {
  const moves = JSON.stringify(
    plan.leads.map(({ coordinating, clock, ...lead }) => ({
      ...lead,
      ...clock,
      waited: clock !== null,
      before: coordinating?.before ?? null,
      after: coordinating?.after ?? null,
    })),
  );
  const back = await tx.$queryRaw<{ id: number; from: string; to: string }[]>`
    WITH move AS (
      SELECT m.id, m."from", m."to", m.leaves, m."appraisalEnds",
             ARRAY(SELECT jsonb_array_elements_text(CASE jsonb_typeof(m.before) WHEN 'array' THEN m.before END)) AS before,
             ARRAY(SELECT jsonb_array_elements_text(CASE jsonb_typeof(m.after) WHEN 'array' THEN m.after END)) AS after,
             COALESCE(jsonb_typeof(m.after) = 'array', false) AS takes, m.waited, m."assignBy", m."assignedAt",
             CASE WHEN m."from" = m."to" OR held.state <> ALL(${[...openStates]}) THEN held."assigneeId"
                  ELSE (SELECT staff.id FROM staff
                         WHERE staff.id IN (held."assigneeId", m.leaves)
                           AND staff."departmentCode" = m."from" AND staff."disabledAt" IS NULL
                         ORDER BY staff.id = held."assigneeId" DESC LIMIT 1) END AS person,
             held."assigneeId" AS holder
        FROM jsonb_to_recordset(${moves}::jsonb)
          AS m(id int, "from" text, "to" text, leaves int, before jsonb, after jsonb, "appraisalEnds" boolean,
               waited boolean, "assignBy" date, "assignedAt" timestamptz)
        JOIN lead held ON held.id = m.id)
    UPDATE lead SET "departmentCode" = move."from",
           "assigneeId" = move.person,
           "assignedAt" = CASE WHEN move.person IS NOT DISTINCT FROM move.holder AND NOT move.waited
                                 OR move.person = move.holder THEN lead."assignedAt"
                               WHEN move.person IS NULL AND move.leaves IS NOT NULL THEN NULL
                               WHEN move.waited THEN move."assignedAt" END,
           "assignBy" = CASE WHEN move.waited THEN move."assignBy" ELSE lead."assignBy" END,
           coordinating = CASE WHEN move.takes AND lead.coordinating = move.after THEN move.before
                               ELSE lead.coordinating END,
           appraisal = lead.appraisal OR move."appraisalEnds",
           version = lead.version + 1
      FROM move
     WHERE lead.id = move.id AND lead."departmentCode" = move."to"
       AND CASE WHEN move."from" = move."to" THEN move."appraisalEnds" OR lead.coordinating = move.after
                ELSE (SELECT a.at = ${doneAt} FROM assignment a WHERE a."leadId" = lead.id ORDER BY a.id DESC LIMIT 1) END
    RETURNING lead.id, move."to" AS "from", move."from" AS "to"`;
  const returned = JSON.stringify(back);
  await addAssignments(tx, returned, { by, now });
  await tx.$executeRaw`
    INSERT INTO lead_event ("leadId", kind, at, "staffId", data)
    SELECT m.id, 'reorganisation-undone', ${now}, ${by}::int,
           jsonb_build_object('from', m."from", 'to', m."to", 'reorganisation', ${id}::int,
                              'role', CASE WHEN m."from" = m."to" THEN 'coordinating' ELSE 'lead' END)
      FROM jsonb_to_recordset(${returned}::jsonb) AS m(id int, "from" text, "to" text) ORDER BY m.id`;
  return told("leads-moved-since", plan.leads.length - back.length);
}

/** Leads that came to the successors meanwhile are theirs: nobody else has ever had them. */
async function leadsSince({ tx, plan, doneAt }: Undoing): Promise<ReorganisationNote[]> {
  const count = await tx.lead.count({
    where: {
      departmentCode: { in: plan.closes.flatMap(({ successors }) => successors) },
      receivedAt: { gt: doneAt },
      state: { in: [...openStates] },
    },
  });
  return told("leads-since", count);
}
