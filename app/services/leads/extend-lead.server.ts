import { vietnamDate } from "~/core/deadlines/calendar";
import { extensionRefusal } from "~/core/deadlines/extension";
import { dateOf, isoDay } from "../date-columns";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { mailExtension } from "./desk-mails.server";

/** Moves the due date once, and tells the sender the new one and why, by mail and on the status page. */
export function extendLead(
  deps: DeskDeps,
  seen: Seen,
  to: { due: string | null; reason: string },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "extend", async (tx, lead, facts) => {
    const was = isoDay(lead.dueOn);
    const refusal = extensionRefusal(
      { due: was, dueDays: lead.dueDays },
      to.due,
      vietnamDate(deps.now),
      facts.calendar,
    );
    if (refusal || to.due === null) return refusal ?? "date.missing";
    await mailExtension(tx, { deps, lead, facts }, { due: to.due, reason: to.reason });
    return {
      fields: { dueOn: dateOf(to.due), extendedAt: deps.now },
      event: { kind: "extended", data: { was, due: to.due, reason: to.reason } },
    };
  });
}
