import { bodyName } from "~/i18n/body-name";
import { translator } from "~/i18n/translator.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { PassedOn } from "~/services/leads/passed-on.server";

/** What became of a lead that is not the department's any more. */
export function passedOnScreen({ staff }: SignedIn, { code, department, since }: PassedOn) {
  const { t, format, lang } = translator(staff.language);
  const words = { department: bodyName(department, lang), when: format.dateTime(since) };
  return {
    title: t("casework:passedOn.title", { code }),
    passedOn: t("casework:passedOn.text", words),
  };
}
