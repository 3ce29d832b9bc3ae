import { holdOpenDepartment } from "../departments/open-department.server";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { passOn } from "./pass-on.server";

/**
 * A department that is not competent gives the lead back, with a reason and the department that it holds competent. The
 * first return goes there. A second one goes to the coordinator, who decides (arbitration): never to a third hop.
 */
export function returnLead(
  deps: DeskDeps,
  seen: Seen,
  to: { department: string; reason: string },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "return", async (tx, lead, facts) => {
    if (!facts.departments.get(to.department)?.receivesLeads) return "department.unknown";
    if (to.department === lead.departmentCode) return "department.same";
    if (!(await holdOpenDepartment(tx, to.department, deps.now))) return "department.unknown";
    const before = await tx.leadEvent.count({ where: { leadId: lead.id, kind: "returned" } });
    const coordinator = [...facts.departments.values()].find((department) => department.coordinator);
    const disputed = before > 0 && coordinator !== undefined;
    const next = disputed ? coordinator.code : to.department;
    const fields = await passOn(tx, { deps, lead, facts }, { department: next, reason: to.reason });
    return {
      fields: { ...fields, arbitration: disputed },
      event: {
        kind: "returned",
        data: {
          from: lead.departmentCode,
          to: next,
          proposed: to.department,
          reason: to.reason,
          ...(disputed && { disputed: true }),
        },
      },
    };
  });
}
