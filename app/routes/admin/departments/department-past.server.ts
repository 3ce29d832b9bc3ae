import { vietnamDate } from "~/core/deadlines/calendar";
import { heirsOf } from "~/core/departments/department";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { Facts } from "~/services/reference/facts.server";
import type { DepartmentRecord } from "~/services/reference/records";

/** What a department was called, what it took over, and, when it is no more, who does its work: as texts. */
export function departmentPast(
  department: DepartmentRecord,
  { departments }: Facts,
  { t, format, lang }: Locale,
  now: Date,
) {
  const today = vietnamDate(now);
  const names = (codes: string[]) =>
    format.list(codes.map((code) => localised(departments.get(code)?.name ?? {}, lang).text || code));
  const before = [...departments.values()]
    .filter(({ successorCodes }) => successorCodes.includes(department.code))
    .map(({ code }) => code);
  const { validTo } = department;
  return {
    closed:
      validTo !== null && validTo <= today
        ? {
            title: t("reorganisation:departments.closedNotice", { date: format.date(validTo) }),
            heirs: t("reorganisation:departments.successors", {
              departments: names(heirsOf(department.code, departments, today)),
            }),
          }
        : null,
    predecessors:
      before.length > 0 ? t("reorganisation:departments.predecessors", { departments: names(before) }) : null,
    periods: department.periods.map(({ name, from, to }) => ({
      name: localised(name, lang),
      when: format.list([
        from
          ? t("reorganisation:departments.since", { date: format.date(from) })
          : t("reorganisation:departments.always"),
        ...(to ? [t("reorganisation:departments.until", { date: format.date(to) })] : []),
      ]),
    })),
  };
}
