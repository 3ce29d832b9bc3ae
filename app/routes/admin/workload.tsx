import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { type QueueQuery, queueSearch } from "~/core/leads/queue-query";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { type DepartmentWorkload, readWorkload, workloadDays } from "~/services/queue/workload.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { requireStaff } from "../require-staff.server";
import { deskTitle } from "./desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "workload:read");
  const [{ people, departments }, facts] = await Promise.all([
    readWorkload({ db: db(), now: new Date(), actor }),
    readFacts(db()),
  ]);
  const named = departments.map((whole) => {
    const names = facts.departments.get(whole.department)?.name;
    return {
      ...whole,
      name: names ? localised(names, staff.language) : { text: whole.department, lang: undefined },
      people: people.filter((row) => row.department === whole.department),
    };
  });
  return {
    title: translator(staff.language).t("queue:workload.title"),
    days: workloadDays,
    departments: named,
  };
}

/** Who has how much: departments first, the late ones at the top; then their people. */
export default function Workload() {
  const { t } = useLocale();
  const { title, days: lastDays, departments } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={title} lead={t("queue:workload.about", { days: lastDays })} />
      {departments.length === 0 ? <p>{t("queue:workload.none")}</p> : null}
      {departments.length > 1 ? (
        <Section title={t("queue:workload.byDepartment")}>
          <Table
            caption={t("queue:workload.byDepartment")}
            head={t("queue:workload.department")}
            rows={departments.map((whole) => ({
              ...whole,
              key: whole.department,
              name: (
                <a href={`#${whole.department}`} lang={whole.name.lang}>
                  {whole.name.text}
                </a>
              ),
              query: { department: whole.department },
            }))}
          />
        </Section>
      ) : null}
      {departments.map((whole) => (
        <Section key={whole.department} id={whole.department} title={whole.name}>
          <Table
            caption={whole.name.text}
            head={t("queue:workload.person")}
            rows={whole.people.map((row) => ({
              ...row,
              key: String(row.staffId ?? "none"),
              name: row.name ?? t("queue:workload.unassigned"),
              query: { department: whole.department, assignee: row.staffId ?? ("none" as const) },
            }))}
          />
        </Section>
      ))}
    </>
  );
}

type Row = Omit<DepartmentWorkload, "department"> & {
  key: string;
  name: ReactNode;
  /** The open leads that the row counts. */
  query: Partial<QueueQuery>;
};

/** Every number of open leads leads to those that it counts. */
function Table({ caption, head, rows }: { caption: string; head: string; rows: readonly Row[] }) {
  const { t, format } = useLocale();
  const days = (value: number | null) => (value === null ? "–" : format.number(Math.round(value * 10) / 10));
  return (
    <DataTable
      dense
      hideCaption
      caption={caption}
      columns={[
        { key: "name", text: head },
        { key: "open", text: t("queue:workload.open"), numeric: true },
        { key: "overdue", text: t("queue:workload.overdue"), numeric: true },
        { key: "waiting", text: t("queue:workload.waiting"), numeric: true },
        { key: "answered", text: t("queue:workload.answered"), numeric: true },
        { key: "mean", text: t("queue:workload.mean"), numeric: true },
        { key: "median", text: t("queue:workload.median"), numeric: true },
      ]}
      rows={rows.map(({ key, name, query, ...row }) => ({
        key,
        cells: [
          name,
          <Leads key="open" count={row.open} query={query} />,
          <Leads key="overdue" count={row.overdue} query={{ ...query, standing: "overdue" }} />,
          <Leads key="waiting" count={row.waiting} query={{ ...query, state: "waiting-for-submitter" }} />,
          format.number(row.answered),
          days(row.mean),
          days(row.median),
        ],
      }))}
    />
  );
}

function Leads({ count, query }: { count: number; query: Partial<QueueQuery> }): ReactNode {
  const { format } = useLocale();
  return count === 0 ? (
    format.number(0)
  ) : (
    <a href={paths.leads() + queueSearch(query)}>{format.number(count)}</a>
  );
}
