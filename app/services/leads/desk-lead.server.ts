import { type LeadState, leadStates } from "~/core/leads/lead";
import { readReceiptCode } from "~/core/leads/receipt-code";
import type { LeadSubject } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { readFacts } from "../reference/facts.server";

/** As much of a lead as its doors need: which it is, whose, and where it stands. */
export type DeskLead = { id: number; code: string; state: LeadState; version: number; subject: LeadSubject };

export function isLeadState(text: string): text is LeadState {
  return leadStates.some((state) => state === text);
}

/** Finds a lead by its receipt code, however it was typed. */
export async function findDeskLead(db: Database, typedCode: string): Promise<DeskLead | null> {
  const code = readReceiptCode(typedCode);
  return code ? find(db, { code }) : null;
}

export function findDeskLeadById(db: Database, id: number): Promise<DeskLead | null> {
  return find(db, { id });
}

async function find(db: Database, where: { code: string } | { id: number }): Promise<DeskLead | null> {
  const [lead, facts] = await Promise.all([
    db.lead.findUnique({
      where,
      select: {
        id: true,
        code: true,
        state: true,
        version: true,
        departmentCode: true,
        coordinating: true,
        appraisal: true,
      },
    }),
    readFacts(db),
  ]);
  if (!lead || !isLeadState(lead.state)) return null;
  const { id, code, state, version, departmentCode, coordinating, appraisal } = lead;
  const appraisalDepartment = facts.ruleSet.appraisal.department;
  const subject = { department: departmentCode, coordinating, appraisal, appraisalDepartment };
  return { id, code, state, version, subject };
}
