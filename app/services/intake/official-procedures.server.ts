import type { Need } from "~/core/leads/lead";
import type { Localised } from "~/core/shared/localised";
import type { Database } from "~/infra/db/client.server";
import { readLocalised } from "../reference/records";

export type OfficialProcedure = { code: string; name: Localised };

/** Which procedures of the reference data belong to what somebody needs for coming home. */
const proceduresOf = {
  "visa-exemption": ["VISAEX"],
  residence: ["PERMRES", "TRC"],
  nationality: ["NAT-RESTORE", "NAT-CERT"],
  work: ["WP"],
  property: ["LAND-KB"],
  business: ["ERC", "IRC-NOIPA"],
} as const satisfies Partial<Record<Need, readonly string[]>>;

/**
 * The administrative procedures behind a need. They are never done again here: receipts name them and link to the
 * national portal, where the dossier is filed.
 */
export async function officialProcedures(db: Database, need: Need | null): Promise<OfficialProcedure[]> {
  const codes: readonly string[] = need !== null && isListed(need) ? proceduresOf[need] : [];
  if (codes.length === 0) return [];
  const rows = await db.procedure.findMany({
    where: { code: { in: [...codes] } },
    select: { code: true, names: true },
  });
  return codes.flatMap((code) => {
    const row = rows.find((candidate) => candidate.code === code);
    return row ? [{ code, name: readLocalised(row.names) }] : [];
  });
}

function isListed(need: Need): need is keyof typeof proceduresOf {
  return Object.hasOwn(proceduresOf, need);
}
