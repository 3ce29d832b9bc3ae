import { randomBytes } from "node:crypto";
import { config, db, secret } from "~/infra/runtime.server";
import type { SubmitDeps } from "~/services/intake/submit-lead.server";
import type { MailDeps } from "~/services/mail/letters.server";

/** What the services behind the public doors work with at this moment. */
export function publicDeps(): SubmitDeps {
  return { db: db(), now: new Date(), random: randomBytes, secret: secret(), mail: mailDeps() };
}

export function mailDeps(): MailDeps {
  const { smtpUrl, mailFrom, publicUrl } = config();
  return { smtp: smtpUrl !== undefined, from: mailFrom, publicUrl };
}
