import type { StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import type { Seen } from "../leads/change-lead.server";

/** Somebody of the demo staff. */
export type DemoPerson = { id: number; role: string; departmentCode: string | null };

export function actorOf({ id, role, departmentCode }: DemoPerson): StaffActor {
  return { kind: "staff", id, role: role === "head" ? "head" : "officer", department: departmentCode ?? "" };
}

/** A department to pass something on to. */
export function otherThan(department: string | null): string {
  return department === "finance" ? "industry-trade" : "finance";
}

/** What somebody sees who opens the lead's page now. */
export async function seenNow(db: Database, leadId: number): Promise<Seen> {
  const { version } = await db.lead.findUniqueOrThrow({ where: { id: leadId }, select: { version: true } });
  return { leadId, version, lastEvent: null };
}
