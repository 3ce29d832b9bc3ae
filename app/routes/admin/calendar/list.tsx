import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { StatusLabel } from "~/ui/data/status-label";
import { ButtonLink } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { SavedNotice, savedIn } from "../saved-notice";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "calendar:edit");
  const { calendar } = await readFacts(db());
  const years = Object.entries(calendar.years).map(([year, days]) => ({
    year: Number(year),
    status: days.status,
    off: days.off.length,
    working: days.working.length,
  }));
  return {
    title: translator(staff.language).t("desk:nav.calendar"),
    years,
    saved: years.find(({ year }) => String(year) === savedIn(request))?.year,
    next: Math.max(new Date().getUTCFullYear(), ...years.map(({ year }) => year)) + 1,
  };
}

export default function CalendarList() {
  const { t, format } = useLocale();
  const { years, next, saved } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("desk:nav.calendar")} lead={t("desk:calendar.about")} />
      <SavedNotice what={saved === undefined ? undefined : t("desk:calendar.year", { year: saved })} />
      <p>
        <ButtonLink dense href={`/admin/calendar/${next}`}>
          {t("desk:calendar.add", { year: next })}
        </ButtonLink>
      </p>
      <DataTable
        dense
        hideCaption
        caption={t("desk:nav.calendar")}
        columns={[
          { key: "year", text: t("desk:calendar.yearHead") },
          { key: "status", text: t("desk:calendar.status") },
          { key: "off", text: t("desk:calendar.off"), numeric: true },
          { key: "working", text: t("desk:calendar.working"), numeric: true },
        ]}
        rows={years.map(({ year, status, off, working }) => ({
          key: String(year),
          cells: [
            <a key="year" href={`/admin/calendar/${year}`}>
              {t("desk:calendar.year", { year })}
            </a>,
            <StatusLabel
              key="status"
              tone={status === "official" ? "fine" : "soon"}
              text={t(`desk:calendar.statuses.${status}`)}
            />,
            format.number(off),
            format.number(working),
          ],
        }))}
      />
    </>
  );
}
