import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isRole } from "~/core/accounts/staff-form";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { listStaff } from "~/services/accounts/queries.server";
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
  const { staff } = await requireStaff(request, "staff:manage");
  const [people, facts] = await Promise.all([listStaff(db()), readFacts(db())]);
  return {
    title: translator(staff.language).t("desk:nav.staff"),
    saved: people.find(({ id }) => String(id) === savedIn(request))?.name,
    people: people.map((person) => ({
      ...person,
      department: person.departmentCode
        ? localised(facts.departments.get(person.departmentCode)?.name ?? {}, staff.language)
        : null,
    })),
  };
}

type Person = ReturnType<typeof useLoaderData<typeof loader>>["people"][number];

export default function StaffList() {
  const { t } = useLocale();
  const { people, saved } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("desk:nav.staff")} lead={t("desk:staff.about")} />
      <SavedNotice what={saved} />
      <p>
        <ButtonLink dense href="/admin/staff/new">
          {t("desk:staff.add")}
        </ButtonLink>
      </p>
      <DataTable
        dense
        hideCaption
        caption={t("desk:nav.staff")}
        columns={[
          { key: "name", text: t("desk:staff.name") },
          { key: "email", text: t("desk:staff.email") },
          { key: "role", text: t("desk:staff.role") },
          { key: "department", text: t("desk:staff.department") },
          { key: "state", text: t("desk:staff.state") },
        ]}
        rows={people.map((person) => ({
          key: String(person.id),
          cells: [
            <a key="name" href={`/admin/staff/${person.id}`}>
              {person.name}
            </a>,
            person.email,
            isRole(person.role) ? t(`routing:roles.${person.role}`) : person.role,
            person.department ? (
              <span key="department" lang={person.department.lang}>
                {person.department.text}
              </span>
            ) : (
              "–"
            ),
            <State key="state" person={person} />,
          ],
        }))}
      />
    </>
  );
}

function State({ person }: { person: Person }) {
  const { t } = useLocale();
  if (person.disabledAt) return <StatusLabel tone="quiet" text={t("desk:staff.disabled")} />;
  if (!person.hasPassword) return <StatusLabel tone="soon" text={t("desk:staff.invited")} />;
  const text = person.hasSecondFactor ? t("desk:staff.twoSteps") : t("desk:staff.active");
  return <StatusLabel tone="fine" text={person.demo ? `${text} · ${t("desk:lead.demo")}` : text} />;
}
