import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import type { CalendarPreview } from "~/services/settings/preview-calendar.server";
import { DataTable } from "~/ui/data/data-table";
import { Notice } from "~/ui/data/notice";

/** What the calendar as it is typed would change: which days, and whose dates would be others. */
export function Preview({ preview }: { preview: CalendarPreview }) {
  const { t, format } = useLocale();
  const { off, worked, changed, onDayOff, rows, more } = preview;
  const days = (dates: readonly string[]) => format.list(dates.map((date) => format.weekdayWithin(date)));
  return (
    <Notice title={t("people:calendar.previewTitle")}>
      {off.length > 0 ? <p>{t("people:calendar.newOff", { days: days(off) })}</p> : null}
      {worked.length > 0 ? <p>{t("people:calendar.newWorked", { days: days(worked) })}</p> : null}
      {off.length + worked.length === 0 ? <p>{t("people:calendar.noDays")}</p> : null}
      <p>
        {changed === 0
          ? t("people:calendar.noLeads")
          : t("people:calendar.leads", { count: changed, total: format.number(changed) })}
      </p>
      {onDayOff > 0 ? <p>{t("people:calendar.onDayOff", { count: onDayOff })}</p> : null}
      {more ? <p>{t("people:calendar.more")}</p> : null}
      {rows.length > 0 ? (
        <DataTable
          dense
          caption={t("people:calendar.rows")}
          columns={[
            { key: "code", text: t("people:calendar.lead") },
            { key: "due", text: t("people:calendar.due") },
            { key: "wouldBe", text: t("people:calendar.wouldBe") },
          ]}
          rows={rows.map(({ code, due, wouldBe }) => ({
            key: code,
            cells: [
              <a key="code" href={paths.lead(code)}>
                {code}
              </a>,
              format.date(due),
              format.date(wouldBe),
            ],
          }))}
        />
      ) : null}
    </Notice>
  );
}
