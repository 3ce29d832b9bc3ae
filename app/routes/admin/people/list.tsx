import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isLanguage } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { listPeople } from "~/services/people/queries.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { StatusLabel } from "~/ui/data/status-label";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "staff:leave");
  const all = actor.role === "administrator";
  const [people, facts] = await Promise.all([
    listPeople(db(), all ? "all" : actor.department, new Date()),
    readFacts(db()),
  ]);
  return {
    title: translator(staff.language).t("people:room.title"),
    all,
    people: people.map((person) => ({
      ...person,
      department: localised(facts.departments.get(person.departmentCode ?? "")?.name ?? {}, staff.language),
    })),
  };
}

export default function PeopleList() {
  const { t, format } = useLocale();
  const { people, all } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("people:room.title")} lead={t("people:room.about")} />
      {people.length === 0 ? (
        <EmptyState title={t("people:room.empty")} />
      ) : (
        <DataTable
          dense
          hideCaption
          caption={t("people:room.title")}
          columns={[
            { key: "name", text: t("people:room.name") },
            ...(all ? [{ key: "department", text: t("people:room.department") }] : []),
            { key: "open", text: t("people:room.open"), numeric: true },
            { key: "limit", text: t("people:room.limit"), numeric: true },
            { key: "languages", text: t("people:room.languages") },
            { key: "deputy", text: t("people:room.deputy") },
            { key: "state", text: t("people:room.state") },
          ]}
          rows={people.map((person) => ({
            key: String(person.id),
            cells: [
              <a key="name" href={`/admin/people/${person.id}`}>
                {person.name}
              </a>,
              ...(all
                ? [
                    <span key="department" lang={person.department.lang}>
                      {person.department.text}
                    </span>,
                  ]
                : []),
              format.number(person.open),
              person.openLimit === null ? t("people:room.noLimit") : format.number(person.openLimit),
              person.languages.map((code) => (isLanguage(code) ? format.language(code) : code)).join(", "),
              person.deputy ?? t("people:room.nobody"),
              <Presence key="state" {...person} />,
            ],
          }))}
        />
      )}
    </>
  );
}

function Presence({ awayUntil, awayFrom }: { awayUntil: string | null; awayFrom: string | null }) {
  const { t, format } = useLocale();
  if (awayUntil)
    return <StatusLabel tone="soon" text={t("people:room.away", { date: format.date(awayUntil) })} />;
  const text = awayFrom ? t("people:room.next", { date: format.date(awayFrom) }) : t("people:room.here");
  return <StatusLabel tone={awayFrom ? "note" : "fine"} text={text} />;
}
