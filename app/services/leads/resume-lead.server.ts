import { type ChangeResult, changeLead, type DeskDeps, type Seen } from "./change-lead.server";
import { dueFields, resumedClock } from "./clock.server";

/** The answer came another way (by telephone, in person): the clock runs again, later by the working days waited. */
export function resumeLead(deps: DeskDeps, seen: Seen): Promise<ChangeResult> {
  return changeLead(deps, seen, "resume", async (tx, lead, facts) => {
    const { waitedDays, ...due } = resumedClock(lead, deps.now, facts.calendar);
    const fields = await dueFields(tx, { lead, facts, now: deps.now, way: deps.mail }, due);
    return {
      fields: { waitingSince: null, ...fields },
      event: { kind: "resumed", data: { waitedDays, due: due.due } },
    };
  });
}
