import { readReceiptCode } from "~/core/leads/receipt-code";
import type { Database } from "~/infra/db/client.server";
import { mailTrackingLink } from "../leads/submitter-mails.server";
import { validTrackToken } from "../leads/valid-track-token.server";
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
  await db.$transaction(async (tx) => {
    const track = await validTrackToken(tx, secret, lead);
    await mailTrackingLink(tx, { lead, facts, track, way: mail, now });
  });
}

function sameBox(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
