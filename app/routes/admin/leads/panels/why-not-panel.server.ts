import type { Locale } from "~/i18n/locale";
import type { ReasonNames } from "~/i18n/reasons";
import { db } from "~/infra/runtime.server";
import type { DeskLeadView } from "~/services/leads/read-desk-lead.server";
import { whyNot } from "~/services/rules/why-not.server";
import { traceTexts } from "../../rules/traces.server";

/** The rules in order with what became of each for this lead, in the reader's language; null when no rules decided it. */
export async function whyNotTexts(view: DeskLeadView, locale: Locale, names: ReasonNames) {
  const found = await whyNot(db(), view, view.facts);
  if (!found) return null;
  const { otherwise } = found;
  return {
    version: found.version,
    lists: traceTexts(found.explained, locale, names),
    otherwise: otherwise && {
      version: otherwise.version,
      department: names.department(otherwise.department),
    },
  };
}
