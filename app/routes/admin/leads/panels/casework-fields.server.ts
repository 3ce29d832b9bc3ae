import { vietnamDate } from "~/core/deadlines/calendar";
import { latestExtension } from "~/core/deadlines/extension";
import { isOpen } from "~/core/departments/department";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { DeskLeadView } from "~/services/leads/read-desk-lead.server";

/** What the forms of casework offer: how far the date may be moved, which pauses there were, who can be asked. */
export function caseworkFields(view: DeskLeadView, { t, format, lang }: Locale, now: Date) {
  const today = vietnamDate(now);
  const from = view.due !== null && view.due > today ? view.due : today;
  const latest = latestExtension(from, view.dueDays, view.facts.calendar);
  return {
    latestDue: latest ? format.weekdayWithin(latest) : null,
    pauseOptions: view.pauses.map((pause) => ({
      value: String(pause.event),
      text: pause.until
        ? t("casework:clocks.pause", { since: format.date(pause.since), until: format.date(pause.until) })
        : t("casework:clocks.pauseOpen", { since: format.date(pause.since) }),
    })),
    askable: [...view.facts.departments.values()]
      .filter((department) => department.code !== view.departmentCode && isOpen(department, today))
      .map((department) => ({ value: department.code, ...localised(department.name, lang) })),
  };
}
