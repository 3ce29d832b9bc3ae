import { config, db, secret } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { DeskDeps } from "~/services/leads/change-lead.server";

/** How mails leave this installation, for whatever writes one. */
export function mailWay() {
  const { smtpUrl, mailFrom, publicUrl } = config();
  return { smtp: smtpUrl !== undefined, from: mailFrom, publicUrl };
}

/** What every verb of the desk is given. */
export function deskDeps({ actor }: SignedIn): DeskDeps {
  return { db: db(), now: new Date(), actor, secret: secret(), mail: mailWay() };
}
