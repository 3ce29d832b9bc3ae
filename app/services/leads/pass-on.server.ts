import { assignByDay } from "~/core/deadlines/clocks";
import { readWithinDays } from "~/core/intake/plan-lead";
import type { Transaction } from "~/infra/db/client.server";
import { dateOf } from "../date-columns";
import type { Facts } from "../reference/facts.server";
import type { DeskDeps, LeadRow } from "./change-lead.server";
import { dueFields, resumedClock } from "./clock.server";
import { mailForwarded, mailPassedOn } from "./desk-mails.server";
import { cancelTasks } from "./lead-tasks.server";

/**
 * Gives the lead to another department, whoever decided it: writes the assignment, tells sender and department, and
 * says what changes in the lead. The due date stays: the sender was promised it by the province, not by one of its
 * departments. Tasks of others stay as well; one of the department that leads now is closed.
 */
export async function passOn(
  tx: Transaction,
  { deps, lead, facts }: { deps: DeskDeps; lead: LeadRow; facts: Facts },
  to: { department: string; reason: string },
) {
  // A department that leads neither takes part nor appraises as well.
  const coordinating = lead.coordinating.filter((code) => code !== to.department);
  const appraisal = lead.appraisal && facts.ruleSet.appraisal.department !== to.department;
  const { waitedDays: _, ...due } = resumedClock(lead, deps.now, facts.calendar);
  const dated = await dueFields(tx, { lead, facts, now: deps.now, way: deps.mail }, due);
  await tx.assignment.create({
    data: {
      leadId: lead.id,
      departmentCode: to.department,
      coordinating,
      appraisal,
      priority: lead.priority,
      dueDays: lead.dueDays,
      dueOn: dated.dueOn,
      reasons: [],
      publicReasons: [],
      byStaffId: deps.actor.id,
      at: deps.now,
    },
  });
  const why = { why: "leads-now", department: to.department, staffId: deps.actor.id, now: deps.now } as const;
  await cancelTasks(tx, lead.id, why);
  const moved = { deps, facts, lead: { ...lead, departmentCode: to.department } };
  await mailPassedOn(tx, moved, to.reason);
  if (to.department !== lead.departmentCode) await mailForwarded(tx, moved, due.due);
  return {
    departmentCode: to.department,
    coordinating,
    appraisal,
    assigneeId: null,
    assignedAt: null,
    // Read it may be; the new department has the same days anew to say who handles it.
    assignBy: dateOf(assignByDay(deps.now, readWithinDays, facts.calendar)),
    // A question of the old department is not the new one's: the clock runs again, and it asks anew if it must.
    waitingSince: null,
    ...dated,
    // A person's choice: running the rules again never undoes it.
    byHand: true,
  };
}
