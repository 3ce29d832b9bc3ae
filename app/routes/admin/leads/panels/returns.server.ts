import { vietnamDate } from "~/core/deadlines/calendar";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { DeskLeadView } from "~/services/leads/read-desk-lead.server";
import { departmentNameThen } from "~/services/reference/names";
import { caseworkEventText } from "./casework-event-texts.server";

/** Who returned the lead, to whom and with which reason: what the coordinator has to read before deciding. */
export function returnTexts(view: DeskLeadView, locale: Locale): { day: string; text: string }[] {
  const { t, lang, format } = locale;
  return view.events
    .filter(({ kind }) => kind === "returned")
    .map(({ at, data }) => {
      const name = (code: string) => localised(departmentNameThen(view.facts, code, at), lang).text;
      const label = caseworkEventText("returned", data, locale, name);
      const reason: unknown = Reflect.get(Object(data), "reason");
      const text =
        typeof reason === "string" && reason
          ? t("desk:audit.details.labelled", { label, text: reason })
          : label;
      return { day: format.date(vietnamDate(at)), text };
    });
}
