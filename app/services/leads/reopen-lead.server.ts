import { dueDate } from "~/core/deadlines/calendar";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { dueFields } from "./clock.server";

/** Takes a resolved lead up again, once, with a reason. It gets the days anew that it had at first. */
export function reopenLead(deps: DeskDeps, seen: Seen, reason: string): Promise<ChangeResult> {
  return changeLead(deps, seen, "reopen", async (tx, lead, facts) => {
    const due = dueDate(deps.now, lead.dueDays, facts.calendar);
    const fields = await dueFields(tx, { lead, facts, now: deps.now, way: deps.mail }, due);
    return {
      fields: { outcome: null, resolvedAt: null, ...fields },
      event: { kind: "reopened", data: { reason, due: due.due } },
    };
  });
}
