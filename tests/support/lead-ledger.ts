import type { Database } from "~/infra/db/client.server";

/** What would be wrong with a lead that was lost on the way or stored by halves; empty when all is well. */
export async function brokenLeads(db: Database): Promise<{ code: string; missing: string }[]> {
  return await db.$queryRaw<{ code: string; missing: string }[]>`
    SELECT l.code, concat_ws(', ',
             CASE WHEN d.code IS NULL THEN 'department' END,
             CASE WHEN NOT EXISTS (SELECT 1 FROM assignment a WHERE a."leadId" = l.id) THEN 'assignment' END,
             CASE WHEN (SELECT count(*) FROM lead_event e WHERE e."leadId" = l.id AND e.kind = 'received') <> 1 THEN 'received event' END,
             CASE WHEN NOT EXISTS (SELECT 1 FROM lead_event e WHERE e."leadId" = l.id AND e.kind = 'routed') THEN 'routed event' END,
             CASE WHEN NOT EXISTS (SELECT 1 FROM consent c WHERE c."leadId" = l.id) THEN 'consent' END,
             CASE WHEN (SELECT count(*) FROM mail m WHERE m."leadId" = l.id AND m.template = 'receipt') <> 1 THEN 'receipt mail' END
           ) AS missing
      FROM lead l LEFT JOIN department d ON d.code = l."departmentCode"
     WHERE d.code IS NULL
        OR NOT EXISTS (SELECT 1 FROM assignment a WHERE a."leadId" = l.id)
        OR (SELECT count(*) FROM lead_event e WHERE e."leadId" = l.id AND e.kind = 'received') <> 1
        OR NOT EXISTS (SELECT 1 FROM lead_event e WHERE e."leadId" = l.id AND e.kind = 'routed')
        OR NOT EXISTS (SELECT 1 FROM consent c WHERE c."leadId" = l.id)
        OR (SELECT count(*) FROM mail m WHERE m."leadId" = l.id AND m.template = 'receipt') <> 1`;
}
