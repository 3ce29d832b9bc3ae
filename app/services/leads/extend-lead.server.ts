import { givenDate, vietnamDate } from "~/core/deadlines/calendar";
import { extensionRefusal } from "~/core/deadlines/extension";
import { isoDay } from "../date-columns";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { dueFields } from "./clock.server";
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
    const given = { lead, facts, now: deps.now, way: deps.mail };
    return {
      fields: {
        ...(await dueFields(tx, given, givenDate(to.due, facts.calendar))),
        extendedAt: deps.now,
      },
      event: { kind: "extended", data: { was, due: to.due, reason: to.reason } },
    };
  });
}
