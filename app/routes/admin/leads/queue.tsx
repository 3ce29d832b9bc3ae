import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { isOpen } from "~/core/departments/department";
import { leadKinds } from "~/core/leads/lead";
import { type QueueQuery, queueSearch, readQueueQuery } from "~/core/leads/queue-query";
import { visibleDepartments } from "~/core/policy/may";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readQueue } from "~/services/leads/queue.server";
import { readFacts } from "~/services/reference/facts.server";
import { Chips } from "~/ui/data/chips";
import { EmptyState } from "~/ui/data/empty-state";
import { FilterPanel } from "~/ui/data/filter-panel";
import { ListLine } from "~/ui/data/list-row";
import { Pagination } from "~/ui/data/pagination";
import { Queue as QueueList, QueueRow } from "~/ui/data/queue-row";
import { Beside } from "~/ui/layout/beside";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { queueRowText } from "./queue-row-text.server";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "lead:list");
  const query = readQueueQuery(new URL(request.url).searchParams);
  const [page, facts] = await Promise.all([
    readQueue({ db: db(), now: new Date(), actor }, query),
    readFacts(db()),
  ]);
  const locale = translator(staff.language);
  const own = facts.departments.get(actor.department);
  return {
    title: locale.t("desk:queue.title"),
    query,
    total: page.total,
    page: page.page,
    pages: page.pages,
    rows: page.rows.map((row) => queueRowText(row, locale, facts)),
    of: own ? localised(own.name, staff.language) : null,
    departments:
      visibleDepartments(actor) === "all"
        ? [...facts.departments.values()]
            .filter((department) => department.receivesLeads && isOpen(department, vietnamDate(new Date())))
            .map((department) => ({ value: department.code, ...localised(department.name, staff.language) }))
        : [],
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

const stateFilters = ["open", "routed", "in-progress", "waiting-for-submitter", "closed", "any"] as const;

export default function Queue() {
  const { t, format } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const { query, rows, total } = loaded;
  const hrefOf = (change: Partial<QueueQuery>) =>
    paths.leads() + queueSearch({ ...query, page: 1, ...change });
  const chips = chosen(loaded, t, hrefOf);
  return (
    <>
      <PageHead title={t("desk:queue.title")} over={loaded.of ?? t("desk:queue.allDepartments")} />
      <Beside side="start" aside={<Filters loaded={loaded} />}>
        <ListLine count={t("desk:queue.count", { count: total, total: format.number(total) })}>
          <p>{t("desk:queue.workingDays")}</p>
        </ListLine>
        <Chips
          label={t("desk:filters.chosen")}
          chips={chips}
          clear={chips.length > 0 ? { href: paths.leads(), text: t("desk:filters.clear") } : undefined}
        />
        {rows.length > 0 ? (
          <QueueList label={t("desk:queue.title")}>
            {rows.map((row) => (
              <QueueRow key={row.code} {...row} />
            ))}
          </QueueList>
        ) : chips.length > 0 ? (
          <EmptyState
            title={t("desk:queue.nothing")}
            links={chips.map((chip) => ({ href: chip.href, text: chip.about }))}
          />
        ) : (
          <EmptyState
            title={t("desk:queue.empty")}
            links={[{ href: hrefOf({ state: "closed" }), text: t("desk:queue.seeClosed") }]}
          >
            <p>{t("desk:queue.emptyNext")}</p>
          </EmptyState>
        )}
        <Pagination
          page={loaded.page}
          pages={loaded.pages}
          hrefOf={(page) => hrefOf({ page })}
          texts={{
            label: t("desk:pages.label"),
            previous: t("desk:pages.previous"),
            next: t("desk:pages.next"),
            pageText: (page) => t("desk:pages.page", { page }),
          }}
        />
      </Beside>
    </>
  );
}

function Filters({ loaded: { query, departments } }: { loaded: Loaded }) {
  const { t } = useLocale();
  const keep: [string, string][] = query.q ? [["q", query.q]] : [];
  return (
    <FilterPanel
      action={paths.leads()}
      keep={keep}
      groups={[
        {
          kind: "select",
          legend: t("desk:filters.state"),
          name: "state",
          value: query.state,
          options: stateFilters.map((value) => ({ value, text: t(`desk:states.${value}`) })),
          open: true,
        },
        {
          kind: "select",
          legend: t("desk:filters.assignee"),
          name: "assignee",
          value: query.assignee ?? "",
          empty: t("desk:filters.anybody"),
          options: [
            { value: "me", text: t("desk:filters.me") },
            { value: "none", text: t("desk:filters.none") },
          ],
          open: true,
        },
        {
          kind: "choices",
          legend: t("desk:filters.urgency"),
          name: "overdue",
          choices: [{ value: "yes", text: t("desk:filters.overdue"), checked: query.overdue }],
          open: true,
        },
        {
          kind: "choices",
          legend: t("desk:filters.priority"),
          name: "priority",
          choices: [{ value: "high", text: t("desk:filters.high"), checked: query.high }],
        },
        {
          kind: "select",
          legend: t("desk:filters.kind"),
          name: "kind",
          value: query.kind ?? "",
          empty: t("desk:filters.anyKind"),
          options: leadKinds.map((kind) => ({ value: kind, text: t(`routing:kinds.${kind}`) })),
        },
        ...(departments.length > 0
          ? [
              {
                kind: "select" as const,
                legend: t("desk:filters.department"),
                name: "department",
                value: query.department ?? "",
                empty: t("desk:filters.anyDepartment"),
                options: departments,
              },
            ]
          : []),
      ]}
      texts={{
        title: t("desk:filters.title"),
        open: t("desk:filters.title"),
        close: t("common:shell.close"),
        apply: t("desk:filters.apply"),
      }}
    />
  );
}

/** The filters that are on, each as a link to the queue without it. */
function chosen(
  { query, departments }: Loaded,
  t: ReturnType<typeof useLocale>["t"],
  hrefOf: (change: Partial<QueueQuery>) => string,
) {
  const chips: { href: string; text: string; about: string; lang?: string }[] = [];
  const add = (text: string, change: Partial<QueueQuery>, lang?: string) =>
    chips.push({ href: hrefOf(change), text, about: t("desk:filters.remove", { filter: text }), lang });
  if (query.q) add(`“${query.q}”`, { q: "" });
  const state = stateFilters.find((known) => known === query.state);
  if (state && state !== "open") add(t(`desk:states.${state}`), { state: "open" });
  if (query.assignee) add(t(`desk:filters.${query.assignee}`), { assignee: null });
  if (query.overdue) add(t("desk:filters.overdue"), { overdue: false });
  if (query.high) add(t("desk:filters.high"), { high: false });
  if (query.kind) add(t(`routing:kinds.${query.kind}`), { kind: null });
  const department = departments.find(({ value }) => value === query.department);
  if (department) add(department.text, { department: null }, department.lang);
  return chips;
}
