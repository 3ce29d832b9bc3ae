import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { MailDeps } from "~/services/mail/letters.server";
import type { RuleDeps } from "~/services/rules/change-rule-set.server";
import { mailWay } from "../desk-deps.server";

/** What every verb of the rules is given. */
export function ruleDeps({ actor }: SignedIn): RuleDeps & { mail: MailDeps } {
  return { db: db(), now: new Date(), actor, mail: mailWay() };
}
