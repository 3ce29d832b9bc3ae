import { dueDate } from "~/core/deadlines/calendar";
import { dateOf } from "../date-columns";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";

/** Takes a resolved lead up again, once, with a reason. It gets the days anew that it had at first. */
export function reopenLead(deps: DeskDeps, seen: Seen, reason: string): Promise<ChangeResult> {
  return changeLead(deps, seen, "reopen", async (_tx, lead, facts) => {
    const due = dueDate(deps.now, lead.dueDays, facts.calendar);
    return {
      fields: { outcome: null, resolvedAt: null, dueOn: dateOf(due.due), calendar: due.calendar },
      event: { kind: "reopened", data: { reason, due: due.due } },
    };
  });
}
