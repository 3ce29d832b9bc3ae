import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { type QueueQuery, queueSearch } from "~/core/leads/queue-query";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readWorkload, workloadDays } from "~/services/queue/workload.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { requireStaff } from "../require-staff.server";
import { deskTitle } from "./desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "workload:read");
  const [rows, facts] = await Promise.all([
    readWorkload({ db: db(), now: new Date(), actor }),
    readFacts(db()),
  ]);
  const departments = [...new Set(rows.map((row) => row.department))].map((code) => {
    const department = facts.departments.get(code);
    return {
      code,
      name: department ? localised(department.name, staff.language) : { text: code, lang: undefined },
      rows: rows.filter((row) => row.department === code),
    };
  });
  return { title: translator(staff.language).t("queue:workload.title"), days: workloadDays, departments };
}

/** Who has how much. Every number leads to the leads that it counts. */
export default function Workload() {
  const { t, format } = useLocale();
  const { title, days: lastDays, departments } = useLoaderData<typeof loader>();
  const days = (value: number | null) => (value === null ? "–" : format.number(Math.round(value * 10) / 10));
  return (
    <>
      <PageHead title={title} lead={t("queue:workload.about", { days: lastDays })} />
      {departments.length === 0 ? <p>{t("queue:workload.none")}</p> : null}
      {departments.map((department) => (
        <Section key={department.code} title={department.name}>
          <DataTable
            dense
            hideCaption
            caption={department.name.text}
            columns={[
              { key: "person", text: t("queue:workload.person") },
              { key: "open", text: t("queue:workload.open"), numeric: true },
              { key: "overdue", text: t("queue:workload.overdue"), numeric: true },
              { key: "waiting", text: t("queue:workload.waiting"), numeric: true },
              { key: "answered", text: t("queue:workload.answered"), numeric: true },
              { key: "mean", text: t("queue:workload.mean"), numeric: true },
              { key: "median", text: t("queue:workload.median"), numeric: true },
            ]}
            rows={department.rows.map((row) => {
              const query = { department: department.code, assignee: row.staffId ?? ("none" as const) };
              return {
                key: String(row.staffId ?? "none"),
                cells: [
                  row.name ?? t("queue:workload.unassigned"),
                  <Leads key="open" count={row.open} query={query} />,
                  <Leads key="overdue" count={row.overdue} query={{ ...query, standing: "overdue" }} />,
                  <Leads
                    key="waiting"
                    count={row.waiting}
                    query={{ ...query, state: "waiting-for-submitter" }}
                  />,
                  format.number(row.answered),
                  days(row.mean),
                  days(row.median),
                ],
              };
            })}
          />
        </Section>
      ))}
    </>
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
