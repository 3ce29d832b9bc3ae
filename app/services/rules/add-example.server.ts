import { readReceiptCode } from "~/core/leads/receipt-code";
import { recordAudit } from "../accounts/audit.server";
import type { RuleDeps } from "./change-rule-set.server";
import { caseOfLead } from "./lead-of-row";

/**
 * Keeps a lead as a worked case: what it asked, without the name and address of who sent it, and the department that has
 * it now as the one that is wanted. @returns the case's id; null for a code that is no lead's.
 */
export async function addExample({ db, now, actor }: RuleDeps, typedCode: string): Promise<number | null> {
  const code = readReceiptCode(typedCode);
  const lead = code && (await db.lead.findUnique({ where: { code } }));
  if (!lead) return null;
  return db.$transaction(async (tx) => {
    const { id } = await tx.ruleExample.create({
      data: {
        name: lead.subject.slice(0, 200),
        lead: caseOfLead(lead),
        expect: { department: lead.departmentCode },
        state: "active",
        leadId: lead.id,
        leadCode: lead.code,
        at: now,
      },
    });
    await recordAudit(
      tx,
      { kind: "rule-example-added", staffId: actor.id, data: { id, lead: lead.code } },
      now,
    );
    return id;
  });
}
