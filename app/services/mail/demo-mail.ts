import type { Transaction } from "~/infra/db/client.server";
import type { MailWhereInput } from "~/infra/db/generated/models";

/** Addresses of the demo end so: they lead nowhere (RFC 6761). */
const nowhere = ".invalid";

/** The mails that nobody may send: about a demo lead, or to somebody of the demo. */
export const demoMails: MailWhereInput = {
  OR: [{ lead: { is: { demo: true } } }, { to: { endsWith: nowhere } }],
};

/** Whether a mail that is about to be written is one of them. */
export async function isDemoMail(
  tx: Transaction,
  { to, leadId }: { to: string; leadId: number | null },
): Promise<boolean> {
  if (to.endsWith(nowhere)) return true;
  if (leadId === null) return false;
  const lead = await tx.lead.findUnique({ where: { id: leadId }, select: { demo: true } });
  return lead?.demo === true;
}
