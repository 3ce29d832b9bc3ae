import { consentVersion, type LeadInput } from "~/core/leads/lead";
import { routeLead } from "~/core/routing/route-lead";
import type { Facts } from "~/services/reference/facts.server";
import type { DepartmentRecord } from "~/services/reference/records";

export type Responsible = { department: DepartmentRecord; dueDays: number };

/**
 * Who would get a proposal about an opportunity or a place, and within how many working days it would be answered: the
 * published rules are asked about a lead that says no more than that, so that the page promises what they do.
 */
export function responsibleFor(
  subject: Pick<LeadInput, "kind" | "opportunity" | "place">,
  facts: Facts,
): Responsible | null {
  const lead: LeadInput = {
    ...subject,
    submitter: { type: "domestic-enterprise", name: "", email: "", country: "VN", language: "vi" },
    subject: "",
    message: "",
    consent: { version: consentVersion },
  };
  const decision = routeLead(lead, facts.ruleSet, facts.routing);
  const department = facts.departments.get(decision.department);
  return department ? { department, dueDays: decision.dueDays } : null;
}
