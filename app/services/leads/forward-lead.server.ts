import { holdOpenDepartment } from "../departments/open-department.server";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { resumedClock } from "./clock";
import { isoDay } from "./days";
import { mailDepartment, mailForwarded } from "./desk-mails.server";

/**
 * Passes the lead to another department with a reason. The due date stays: the sender was promised it by the
 * province, not by one of its departments.
 */
export function forwardLead(
  deps: DeskDeps,
  seen: Seen,
  to: { department: string; reason: string },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "forward", async (tx, lead, facts) => {
    if (!facts.departments.get(to.department)?.receivesLeads) return "department.unknown";
    if (to.department === lead.departmentCode) return "department.same";
    if (!(await holdOpenDepartment(tx, to.department, deps.now))) return "department.unknown";
    // A department that leads neither takes part nor appraises as well.
    const coordinating = lead.coordinating.filter((code) => code !== to.department);
    const appraisal = lead.appraisal && facts.ruleSet.appraisal.department !== to.department;
    const clock = resumedClock(lead, deps.now, facts.calendar);
    await tx.assignment.create({
      data: {
        leadId: lead.id,
        departmentCode: to.department,
        coordinating,
        appraisal,
        priority: lead.priority,
        dueDays: lead.dueDays,
        dueOn: clock.dueOn,
        reasons: [],
        publicReasons: [],
        byStaffId: deps.actor.id,
        at: deps.now,
      },
    });
    const moved = { deps, facts, lead: { ...lead, departmentCode: to.department } };
    await mailDepartment(tx, moved, to.reason);
    await mailForwarded(tx, moved, isoDay(clock.dueOn));
    return {
      // A question of the old department is not the new one's: the clock runs again, and it asks anew if it must.
      fields: {
        departmentCode: to.department,
        coordinating,
        appraisal,
        assigneeId: null,
        waitingSince: null,
        dueOn: clock.dueOn,
      },
      event: {
        kind: "forwarded",
        data: { from: lead.departmentCode, to: to.department, reason: to.reason },
      },
    };
  });
}
