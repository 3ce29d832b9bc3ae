import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { heirsOf } from "~/core/departments/department";
import { may } from "~/core/policy/may";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { StatusLabel } from "~/ui/data/status-label";
import { ButtonLink, ButtonRow } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { SavedNotice, savedIn } from "../saved-notice";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "department:edit");
  const { departments } = await readFacts(db());
  const { t, format } = translator(staff.language);
  const today = vietnamDate(new Date());
  const named = (code: string) => ({
    code,
    ...localised(departments.get(code)?.name ?? {}, staff.language),
  });
  const all = [...departments.values()];
  const isClosed = ({ validTo }: { validTo: string | null }) => validTo !== null && validTo <= today;
  return {
    title: t("desk:nav.departments"),
    saved: savedIn(request),
    mayReorganise: may(actor, "department:reorganise"),
    departments: all
      .filter((department) => !isClosed(department))
      .map((department) => ({
        code: department.code,
        name: localised(department.name, staff.language),
        from: department.validFrom && department.validFrom > today ? format.date(department.validFrom) : null,
        receivesLeads: department.receivesLeads,
        mailbox: department.mailbox,
        phone: department.phone,
      })),
    closed: all.filter(isClosed).map((department) => ({
      code: department.code,
      name: localised(department.name, staff.language),
      on: department.validTo && format.date(department.validTo),
      heirs: heirsOf(department.code, departments, today).map(named),
    })),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function DepartmentList() {
  const { t } = useLocale();
  const { departments, closed, mayReorganise, saved } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("desk:nav.departments")} lead={t("desk:departments.about")} />
      <SavedNotice what={[...departments, ...closed].find(({ code }) => code === saved)?.name} />
      {mayReorganise ? (
        <ButtonRow>
          <ButtonLink dense href="/admin/departments/reorganise">
            {t("reorganisation:list.open")}
          </ButtonLink>
          <ButtonLink dense kind="secondary" href="/admin/departments/new">
            {t("reorganisation:departments.add")}
          </ButtonLink>
        </ButtonRow>
      ) : null}
      <DataTable
        dense
        hideCaption
        caption={t("desk:nav.departments")}
        columns={[
          { key: "name", text: t("desk:staff.department") },
          { key: "receives", text: t("desk:departments.receives") },
          { key: "mailbox", text: t("desk:departments.mailbox") },
          { key: "phone", text: t("desk:departments.phone") },
        ]}
        rows={departments.map((department) => ({
          key: department.code,
          cells: [
            <a key="name" href={`/admin/departments/${department.code}`} lang={department.name.lang}>
              {department.name.text}
            </a>,
            department.from
              ? t("reorganisation:departments.since", { date: department.from })
              : department.receivesLeads
                ? t("desk:departments.yes")
                : t("desk:departments.no"),
            department.mailbox ??
              (department.receivesLeads ? (
                <StatusLabel key="none" tone="soon" text={t("desk:departments.unknown")} />
              ) : (
                "–"
              )),
            department.phone ?? "–",
          ],
        }))}
      />
      {closed.length > 0 ? <Closed closed={closed} /> : null}
    </>
  );
}

/** Departments that are no more, and who does their work. */
function Closed({ closed }: { closed: Loaded["closed"] }) {
  const { t } = useLocale();
  return (
    <Section title={t("reorganisation:departments.closed")}>
      <DataTable
        dense
        hideCaption
        caption={t("reorganisation:departments.closed")}
        columns={[
          { key: "name", text: t("desk:staff.department") },
          { key: "on", text: t("reorganisation:departments.closedOn") },
          { key: "successor", text: t("reorganisation:departments.successor") },
        ]}
        rows={closed.map((department) => ({
          key: department.code,
          cells: [
            <a key="name" href={`/admin/departments/${department.code}`} lang={department.name.lang}>
              {department.name.text}
            </a>,
            department.on,
            department.heirs.map((heir, index) => (
              <span key={heir.code}>
                {index > 0 ? " · " : ""}
                <a href={`/admin/departments/${heir.code}`} lang={heir.lang}>
                  {heir.text}
                </a>
              </span>
            )),
          ],
        }))}
      />
    </Section>
  );
}
