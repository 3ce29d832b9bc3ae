import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { StatusLabel } from "~/ui/data/status-label";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "department:edit");
  const facts = await readFacts(db());
  return {
    title: translator(staff.language).t("desk:nav.departments"),
    departments: [...facts.departments.values()].map((department) => ({
      code: department.code,
      name: localised(department.name, staff.language),
      receivesLeads: department.receivesLeads,
      mailbox: department.mailbox,
      phone: department.phone,
    })),
  };
}

export default function DepartmentList() {
  const { t } = useLocale();
  const { departments } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("desk:nav.departments")} lead={t("desk:departments.about")} />
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
            department.receivesLeads ? t("desk:departments.yes") : t("desk:departments.no"),
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
    </>
  );
}
