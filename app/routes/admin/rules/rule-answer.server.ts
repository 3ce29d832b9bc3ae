import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { RuleDeps } from "~/services/rules/change-rule-set.server";

/** What every verb of the rules is given. */
export function ruleDeps({ actor }: SignedIn): RuleDeps {
  return { db: db(), now: new Date(), actor };
}
