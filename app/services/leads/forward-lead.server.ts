import { holdOpenDepartment } from "../departments/open-department.server";
import { suggestExample } from "../rules/suggest-example.server";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { passOn } from "./pass-on.server";

/**
 * Passes the lead to another department with a reason. `misrouted`: the rules should have sent it there at once, which
 * the history keeps. A forwarding by the coordinator ends an arbitration, and is final.
 */
export function forwardLead(
  deps: DeskDeps,
  seen: Seen,
  to: { department: string; reason: string; misrouted?: boolean },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "forward", async (tx, lead, facts) => {
    if (!facts.departments.get(to.department)?.receivesLeads) return "department.unknown";
    if (to.department === lead.departmentCode) return "department.same";
    if (!(await holdOpenDepartment(tx, to.department, deps.now))) return "department.unknown";
    const fields = await passOn(tx, { deps, lead, facts }, to);
    if (to.misrouted) {
      const suggestion = { lead, toDepartment: to.department, byStaffId: deps.actor.id, now: deps.now };
      await suggestExample(tx, suggestion);
    }
    return {
      fields: { ...fields, arbitration: false },
      event: {
        kind: "forwarded",
        data: {
          from: lead.departmentCode,
          to: to.department,
          reason: to.reason,
          ...(to.misrouted && { misrouted: true }),
          ...(lead.arbitration && { arbitration: true }),
        },
      },
    };
  });
}
