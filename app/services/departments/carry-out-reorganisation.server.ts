import { vietnamDate } from "~/core/deadlines/calendar";
import { assignByDay } from "~/core/deadlines/clocks";
import {
  type ReorganisationPlan,
  type ReorganisationRequest,
  type RequestProblem,
  subjectsOf,
  targetsOf,
} from "~/core/departments/reorganisation";
import {
  reorganisationPlanSchema,
  reorganisationRequestSchema,
} from "~/core/departments/reorganisation.schema";
import { readWithinDays } from "~/core/intake/plan-lead";
import type { StaffActor } from "~/core/policy/may";
import type { Database, Transaction } from "~/infra/db/client.server";
import { recordAudit } from "../accounts/audit.server";
import { dateOf } from "../date-columns";
import { touchCatalogue } from "../reference/catalogue-version.server";
import { readFacts } from "../reference/facts.server";
import { lockRules } from "../rules/change-rule-set.server";
import { moveRecords } from "./holdings.server";
import { planWith } from "./preview-reorganisation.server";
import { publishRuleSet } from "./publish-rule-set.server";
import type { ReorganisationNote } from "./reorganisation-notes";
import { moveHoldings, moveLeads } from "./write-plan.server";

export type Ordered =
  | { kind: "done" | "planned"; id: number }
  | { kind: "problems"; problems: RequestProblem[] }
  /** Somebody changed departments, rules or other reference data since the preview was made: it is shown again. */
  | { kind: "changed" }
  /** Rules that are planned for later still name a department that ends: their publication is called off first. */
  | { kind: "rules-planned"; versions: number[] };

/** A thousand leads are moved in one transaction; a night's backlog may take a while. */
export const patience = { maxWait: 20_000, timeout: 120_000 };

/**
 * Carries a reorganisation out at once when it holds from today, and keeps it for the first minute of its day otherwise.
 * @param seen the state of the house that the preview showed (`previewReorganisation`).
 */
export async function orderReorganisation(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  request: ReorganisationRequest,
  seen: string,
): Promise<Ordered> {
  return db.$transaction(async (tx): Promise<Ordered> => {
    const version = await holdCatalogue(tx);
    if (String(version) !== seen) return { kind: "changed" };
    const planned = await planWith(tx, request, await readFacts(db, now), now);
    if (planned.kind === "problems") return planned;
    if (planned.plannedRules.length > 0) return { kind: "rules-planned", versions: planned.plannedRules };
    const row = await tx.reorganisation.create({
      data: {
        kind: request.kind,
        request,
        plan: planned.plan,
        notes: [],
        effectiveOn: dateOf(request.effectiveOn),
        state: "planned",
        byStaffId: actor.id,
        at: now,
      },
    });
    await touchCatalogue(tx);
    if (request.effectiveOn > vietnamDate(now)) {
      await audit(tx, "reorganisation-planned", row.id, request, actor.id, now);
      return { kind: "planned", id: row.id };
    }
    await carryOut(tx, db, row.id, { by: actor.id, now });
    return { kind: "done", id: row.id };
  }, patience);
}

/** Carries out what was kept for today or for a day that has passed. @returns how many were. */
export async function carryOutDue(db: Database, now: Date): Promise<number> {
  const due = await db.reorganisation.findMany({
    where: { state: "planned", effectiveOn: { lte: dateOf(vietnamDate(now)) } },
    orderBy: [{ effectiveOn: "asc" }, { id: "asc" }],
    select: { id: true, byStaffId: true },
  });
  let done = 0;
  for (const { id, byStaffId } of due) {
    const outcome = await db.$transaction(async (tx) => {
      await holdCatalogue(tx);
      const became = await carryOut(tx, db, id, { by: byStaffId, now });
      // One that waits is tried every half minute: were the house new each time, no preview could be confirmed meanwhile.
      if (became === "done" || became === "cancelled") await touchCatalogue(tx);
      return became;
    }, patience);
    if (outcome === "done") done += 1;
  }
  return done;
}

/** Calls off what has not been carried out. @returns false when it has been meanwhile, or was called off. */
export async function cancelReorganisation(
  { db, now, actor }: { db: Database; now: Date; actor: StaffActor },
  id: number,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.reorganisation.updateMany({
      where: { id, state: "planned" },
      data: { state: "cancelled", undoneAt: now },
    });
    if (count === 0) return false;
    await recordAudit(
      tx,
      { kind: "reorganisation-cancelled", staffId: actor.id, data: { reorganisation: id } },
      now,
    );
    return true;
  });
}

/** One change of the house's order at a time: whoever edits reference data or publishes rules waits. */
export async function holdCatalogue(tx: Transaction): Promise<bigint> {
  // Whoever publishes rules takes these two in this order.
  await lockRules(tx);
  const [row] = await tx.$queryRaw<{ version: bigint }[]>`
    SELECT version FROM catalogue_version WHERE id = 1 FOR UPDATE`;
  return row?.version ?? 0n;
}

/**
 * Plans anew, since leads have come and gone since the preview, and writes the plan. Done once however often it is asked.
 * The leads are held first, then the departments that end: a lead that comes in meanwhile is waited for and taken along.
 */
async function carryOut(
  tx: Transaction,
  db: Database,
  id: number,
  { by, now }: { by: number | null; now: Date },
): Promise<"done" | "cancelled" | "waits" | "settled-before"> {
  const row = await tx.reorganisation.findUniqueOrThrow({ where: { id } });
  if (row.state !== "planned") return "settled-before";
  const request = reorganisationRequestSchema.parse(row.request);
  const subjects = subjectsOf(request);
  await holdLeads(tx, subjects);
  await tx.$queryRaw`SELECT code FROM department WHERE code = ANY(${subjects}) ORDER BY code FOR UPDATE`;
  await holdLeads(tx, subjects);
  // Kept for a day that has passed while no worker ran: it holds from today.
  const today = vietnamDate(now);
  const asked = request.effectiveOn < today ? { ...request, effectiveOn: today } : request;
  const planned = await planWith(tx, asked, await readFacts(db, now), now);
  if (planned.kind === "problems") {
    const notes: ReorganisationNote[] = [{ key: "no-longer-possible", count: planned.problems.length }];
    await tx.reorganisation.update({ where: { id }, data: { state: "cancelled", undoneAt: now, notes } });
    await recordAudit(
      tx,
      { kind: "reorganisation-cancelled", staffId: null, data: { reorganisation: id } },
      now,
    );
    return "cancelled";
  }
  const { plan, ruleSet, plannedRules } = planned;
  if (plannedRules.length > 0) {
    // It waits, and is tried again, until that publication has been called off.
    const notes: ReorganisationNote[] = [{ key: "rules-planned", count: plannedRules.length }];
    await tx.reorganisation.update({ where: { id }, data: { notes } });
    return "waits";
  }
  const { calendar } = await readFacts(db, now);
  await moveLeads(tx, plan, { id, by, now, assignBy: assignByDay(now, readWithinDays, calendar) });
  await moveRecords(tx, plan, { id, by, now });
  await moveHoldings(tx, asked, plan, { by, now });
  const note = `reorganisation ${id}`;
  const ruleSetVersion =
    plan.rules.changes.length > 0 ? await publishRuleSet(tx, ruleSet, { note, by, now }) : null;
  const notes = differences(reorganisationPlanSchema.parse(row.plan), plan);
  await tx.reorganisation.update({
    where: { id },
    data: { state: "done", doneAt: now, plan, notes, ruleSetVersion, request: asked },
  });
  await audit(tx, "reorganisation-done", id, request, by, now);
  return "done";
}

async function holdLeads(tx: Transaction, subjects: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM lead WHERE "departmentCode" = ANY(${subjects}) OR coordinating && ${subjects}
        OR EXISTS (SELECT FROM lead_task t
                    WHERE t."leadId" = lead.id AND t.state = 'open' AND t."departmentCode" = ANY(${subjects}))
     ORDER BY id FOR UPDATE`;
}

/** In what the plan that was carried out is not the one that was shown. */
function differences(shown: ReorganisationPlan, done: ReorganisationPlan): ReorganisationNote[] {
  const open = (plan: ReorganisationPlan) =>
    plan.leads.filter((lead) => lead.open && lead.from !== lead.to).map(({ id }) => id);
  const before = new Set(open(shown));
  const after = new Set(open(done));
  const more = [...after].filter((id) => !before.has(id)).length;
  const fewer = [...before].filter((id) => !after.has(id)).length;
  const rules = JSON.stringify(shown.rules) !== JSON.stringify(done.rules);
  const staff = JSON.stringify(shown.staff) !== JSON.stringify(done.staff);
  return [
    ...(more > 0 ? [{ key: "more-leads", count: more } as const] : []),
    ...(fewer > 0 ? [{ key: "fewer-leads", count: fewer } as const] : []),
    ...(rules ? [{ key: "other-rules", count: done.rules.changes.length } as const] : []),
    ...(staff ? [{ key: "other-staff", count: done.staff.length } as const] : []),
  ];
}

async function audit(
  tx: Transaction,
  kind: "reorganisation-planned" | "reorganisation-done",
  id: number,
  request: ReorganisationRequest,
  by: number | null,
  now: Date,
): Promise<void> {
  const data = {
    reorganisation: id,
    from: subjectsOf(request).join(", "),
    to: targetsOf(request).join(", "),
    on: request.effectiveOn,
  };
  await recordAudit(tx, { kind, staffId: by, data }, now);
}
