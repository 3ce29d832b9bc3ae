import type { Connection } from "~/infra/db/client.server";

/** What people did beside the leads' own history. `data` holds codes and ids, never a secret. */
export const auditKinds = [
  "signed-in",
  "signed-out",
  "session-ended",
  "password-set",
  "password-changed",
  "second-factor-set",
  "second-factor-removed",
  "staff-created",
  "staff-changed",
  "staff-disabled",
  "staff-enabled",
  "link-made",
  "work-changed",
  "leave-entered",
  "leave-ended",
  "department-edited",
  "department-added",
  "reorganisation-planned",
  "reorganisation-cancelled",
  "reorganisation-done",
  "reorganisation-undone",
  "calendar-edited",
  "opportunity-edited",
  "rates-edited",
  "mail-resent",
  "rules-drafted",
  "rules-edited",
  "rules-submitted",
  "rules-sent-back",
  "rules-approved",
  "rules-discarded",
  "rules-published",
  "rules-rolled-back",
  "rules-publication-cancelled",
  "rule-example-added",
  "rule-example-changed",
  "scorecard-edited",
  "scorecard-published",
  "leads-exported",
] as const;
export type AuditKind = (typeof auditKinds)[number];

export async function recordAudit(
  tx: Connection,
  event: { kind: AuditKind; staffId: number | null; data?: Record<string, string | number | boolean | null> },
  now: Date,
): Promise<void> {
  await tx.auditEvent.create({
    data: { kind: event.kind, staffId: event.staffId, data: event.data ?? {}, at: now },
  });
}
