import { vietnamDate } from "~/core/deadlines/calendar";
import type { LeadInput } from "~/core/leads/lead";
import { routeLead } from "~/core/routing/route-lead";
import type { Facts } from "~/services/reference/facts.server";
import type { DepartmentRecord } from "~/services/reference/records";

type Responsible = { department: DepartmentRecord; dueDays: number };

/**
 * Who would get a proposal about an opportunity or a place, and within how many working days it would be answered: the
 * published rules are asked about a lead that says no more than that, so that the page promises what they do.
 */
export function responsibleFor(
  subject: Pick<LeadInput, "kind" | "opportunity" | "place">,
  facts: Facts,
  now: Date,
): Responsible | null {
  const lead = {
    ...subject,
    submitter: { type: "domestic-enterprise", country: "VN" },
    subject: "",
    message: "",
  } as const;
  const decision = routeLead(lead, facts.ruleSet, facts.routing, vietnamDate(now));
  const department = facts.departments.get(decision.department);
  return department ? { department, dueDays: decision.dueDays } : null;
}
