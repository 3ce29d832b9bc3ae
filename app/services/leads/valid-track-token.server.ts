import { hashToken } from "~/infra/auth/tokens.server";
import type { Transaction } from "~/infra/db/client.server";
import { trackToken } from "../intake/form-token.server";

/**
 * The token of a lead's status page, to be mailed: from now on it opens the page. After the installation's secret was
 * changed (another machine, another DATA_DIR) it is a new one, and the old link is void.
 */
export async function validTrackToken(
  tx: Transaction,
  secret: string,
  lead: { id: number; formToken: string; trackTokenHash: string },
): Promise<string> {
  const track = trackToken(secret, lead);
  const trackTokenHash = hashToken(track);
  if (trackTokenHash !== lead.trackTokenHash)
    await tx.lead.update({ where: { id: lead.id }, data: { trackTokenHash } });
  return track;
}
