import { isoDay } from "../date-columns";
import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { resumedClock } from "./clock";

/** The answer came another way (by telephone, in person): the clock runs again, later by the working days waited. */
export function resumeLead(deps: DeskDeps, seen: Seen): Promise<ChangeResult> {
  return changeLead(deps, seen, "resume", async (_tx, lead, facts) => {
    const { dueOn, waitedDays } = resumedClock(lead, deps.now, facts.calendar);
    return {
      fields: { waitingSince: null, dueOn },
      event: { kind: "resumed", data: { waitedDays, due: isoDay(dueOn) } },
    };
  });
}
