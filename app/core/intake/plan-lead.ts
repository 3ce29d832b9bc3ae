import { type CalendarStatus, dueDate, vietnamDate, type WorkingCalendar } from "~/core/deadlines/calendar";
import type { LeadInput } from "~/core/leads/lead";
import type { RoutingFacts } from "~/core/routing/facts";
import { type RoutingDecision, routeLead } from "~/core/routing/route-lead";
import type { RuleSet } from "~/core/routing/rules";

/** What is promised to the sender: who has it, when a person will have read it, when the first answer is due. */
export type LeadPlan = {
  decision: RoutingDecision;
  /** ISO days; null when the calendar of a year on the way is missing. */
  dueOn: string | null;
  readBy: string | null;
  calendar: CalendarStatus;
  missingYear: string | null;
};

/** Working days, after the day that counts as received, within which a person has read the lead. */
export const readWithinDays = 1;

/** Decides a lead as received `now`: department and reasons by the rules, dates by the working calendar. */
export function planLead(
  lead: LeadInput,
  province: { ruleSet: RuleSet; routing: RoutingFacts; calendar: WorkingCalendar },
  now: Date,
): LeadPlan {
  const decision = routeLead(lead, province.ruleSet, province.routing, vietnamDate(now));
  const due = dueDate(now, decision.dueDays, province.calendar);
  return {
    decision,
    dueOn: due.due,
    readBy: dueDate(now, readWithinDays, province.calendar).due,
    calendar: due.calendar,
    missingYear: due.calendar === "missing" ? due.missingYear : null,
  };
}
