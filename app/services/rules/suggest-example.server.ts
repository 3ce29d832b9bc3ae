import type { Transaction } from "~/infra/db/client.server";
import { caseOfLead, type RoutedColumns } from "./lead-of-row";

/**
 * A lead was passed on because the rules had sent it to the wrong department: that becomes a worked case for the
 * coordinator to accept or dismiss. A lead that is passed on once more corrects its suggestion, as long as nobody has
 * answered it. Nothing is suggested for a lead that no rule had decided.
 */
export async function suggestExample(
  tx: Transaction,
  {
    lead,
    toDepartment,
    byStaffId,
    now,
  }: {
    lead: RoutedColumns & { id: number; code: string; departmentCode: string; receivedAt: Date };
    toDepartment: string;
    byStaffId: number;
    now: Date;
  },
): Promise<void> {
  const decided = await tx.assignment.findFirst({
    where: { leadId: lead.id, rule: { not: null } },
    orderBy: { id: "desc" },
  });
  if (!decided) return;
  const expect = { department: toDepartment };
  const before = await tx.ruleExample.findFirst({ where: { leadId: lead.id, state: "suggested" } });
  if (before) {
    await tx.ruleExample.update({
      where: { id: before.id },
      data: { expect, suggestedById: byStaffId, at: now, editVersion: { increment: 1 } },
    });
    return;
  }
  await tx.ruleExample.create({
    data: {
      name: lead.subject.slice(0, 200),
      lead: caseOfLead(lead),
      expect,
      state: "suggested",
      leadId: lead.id,
      leadCode: lead.code,
      rule: decided.rule,
      department: decided.departmentCode,
      suggestedById: byStaffId,
      at: now,
    },
  });
}
