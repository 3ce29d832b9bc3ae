import { readReceiptCode } from "~/core/leads/receipt-code";
import { hashToken } from "~/infra/auth/tokens.server";
import type { Database } from "~/infra/db/client.server";
import { trackToken } from "../intake/form-token.server";
import { mailTrackingLink } from "../leads/submitter-mails.server";
import type { MailDeps } from "../mail/letters.server";
import { readFacts } from "../reference/facts.server";

/**
 * Mails the tracking link again to the address of the lead, when code and address belong together. The caller answers
 * the same either way and never says which: codes and addresses cannot be tried out.
 */
export async function resendTrackingLink(
  { db, now, secret, mail }: { db: Database; now: Date; secret: string; mail: MailDeps },
  typed: { code: string; email: string },
): Promise<void> {
  const code = readReceiptCode(typed.code);
  const lead = code ? await db.lead.findUnique({ where: { code } }) : null;
  if (!lead || sameBox(lead.email) !== sameBox(typed.email)) return;
  const facts = await readFacts(db);
  const track = trackToken(secret, lead);
  await db.$transaction(async (tx) => {
    // After the installation's secret was changed, the old link is void and this is the new one.
    const trackTokenHash = hashToken(track);
    if (trackTokenHash !== lead.trackTokenHash)
      await tx.lead.update({ where: { id: lead.id }, data: { trackTokenHash } });
    await mailTrackingLink(tx, { lead, facts, track, way: mail, now });
  });
}

function sameBox(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
