import { rememberGiven } from "../people/given.server";
import { takersFor } from "../people/takers";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";

/** Gives the lead to a colleague of its department who takes leads. */
export function assignLead(deps: DeskDeps, seen: Seen, staffId: number | null): Promise<ChangeResult> {
  return changeLead(deps, seen, "assign", async (tx, lead) => {
    const colleague = await tx.staff.findFirst({
      where: { id: staffId ?? 0, departmentCode: lead.departmentCode, ...takersFor(deps.actor) },
    });
    if (!colleague) return "assignee.unknown";
    if (colleague.id !== deps.actor.id && colleague.id !== lead.assigneeId)
      await rememberGiven(tx, { leadId: lead.id, staffId: colleague.id, at: deps.now });
    return {
      fields: { assigneeId: colleague.id, assignedAt: lead.assignedAt ?? deps.now },
      event: { kind: "assigned", data: { staffId: colleague.id } },
    };
  });
}
