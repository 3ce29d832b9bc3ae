import { noonOf } from "~/core/deadlines/calendar";
import { clockHistory, correctionRefusal } from "~/core/deadlines/clocks";
import { isoDay } from "../date-columns";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { dueFields } from "./clock.server";

/**
 * Says that the sender had been waited for since another day than was recorded. The clock is computed anew from the
 * history; what was recorded stays beside what holds.
 */
export function correctClock(
  deps: DeskDeps,
  seen: Seen,
  given: { pause: number | null; since: string | null; reason: string },
): Promise<ChangeResult> {
  return changeLead(deps, seen, "correct-clock", async (tx, lead, facts) => {
    const { pause, since, reason } = given;
    const events = await tx.leadEvent.findMany({ where: { leadId: lead.id }, orderBy: { id: "asc" } });
    const corrected = clockHistory(events, facts.calendar).pauses.find(({ event }) => event === pause);
    if (!corrected) return "pause.unknown";
    if (since === null) return "date.missing";
    const refusal = correctionRefusal(corrected, since, lead.receivedAt, deps.now);
    if (refusal) return refusal;
    const data = { pause: corrected.event, since, was: corrected.since, reason };
    const now = { id: Number.MAX_SAFE_INTEGER, kind: "clock-corrected", at: deps.now, data };
    const after = clockHistory([...events, now], facts.calendar, lead);
    const before = isoDay(lead.dueOn);
    const dated = await dueFields(tx, { lead, facts, now: deps.now, way: deps.mail }, after.due);
    return {
      fields: {
        ...dated,
        // Noon of that day: nobody remembers the minute.
        ...(corrected.until === null && { waitingSince: noonOf(since) }),
      },
      event: { kind: "clock-corrected", data: { ...data, before, due: after.due.due } },
    };
  });
}
