import { may, type Permission } from "~/core/policy/may";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { type DeskLead, findDeskLead } from "~/services/leads/desk-lead.server";
import { findPassedOn, type PassedOn } from "~/services/leads/passed-on.server";
import { requireStaff } from "./require-staff.server";

/**
 * The first line of a lead's doors, by its receipt code: what somebody may not read does not exist for him, what he may read but
 * not do is 403.
 */
export async function requireLead(
  request: Request,
  permission: Extract<Permission, `lead:${string}` | "score:fill">,
  code: string | undefined,
): Promise<{ signedIn: SignedIn; lead: DeskLead }> {
  const signedIn = await requireStaff(request, "lead:read");
  const lead = await findDeskLead(db(), code ?? "");
  if (!lead || !may(signedIn.actor, "lead:read", lead.subject)) throw new Response(null, { status: 404 });
  if (!may(signedIn.actor, permission, lead.subject)) throw new Response(null, { status: 403 });
  return { signedIn, lead };
}

/**
 * The same for the lead's own page. Whose department once led it is told where it went instead of a 404: the link in an
 * old mail should say what became of the lead, and nothing of what is in it.
 */
export async function requireLeadOrPassedOn(
  request: Request,
  code: string | undefined,
): Promise<{ signedIn: SignedIn; lead: DeskLead } | { signedIn: SignedIn; passedOn: PassedOn }> {
  const signedIn = await requireStaff(request, "lead:read");
  const lead = await findDeskLead(db(), code ?? "");
  if (lead && may(signedIn.actor, "lead:read", lead.subject)) return { signedIn, lead };
  const passedOn = lead && (await findPassedOn(db(), signedIn.actor, lead.code));
  if (!passedOn) throw new Response(null, { status: 404 });
  return { signedIn, passedOn };
}
