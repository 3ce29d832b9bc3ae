import { vietnamDate } from "~/core/deadlines/calendar";
import { isOpen } from "~/core/departments/department";
import { mostInBulk } from "~/core/leads/bulk";
import { queueColumns, readColumns } from "~/core/leads/queue-columns";
import { type QueueQuery, queueSearch, readQueueQuery } from "~/core/leads/queue-query";
import { may, visibleDepartments } from "~/core/policy/may";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { readAway } from "~/services/people/queries.server";
import { listColleagues, listTakers } from "~/services/queue/colleagues.server";
import { readDeskSettings } from "~/services/queue/desk-settings.server";
import { mayExport } from "~/services/queue/export-queue.server";
import { readersOf } from "~/services/queue/presence.server";
import { type Count, countArrived, readQueue } from "~/services/queue/queue.server";
import { listViews } from "~/services/queue/views.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { readId } from "../../form-fields.server";
import { queueTableRow } from "./queue-row-text.server";

export type QueueScreen = Awaited<ReturnType<typeof queueScreen>>;

/** The queue's page as texts in the language of the person who reads it. */
export async function queueScreen({ actor, staff }: SignedIn, search: URLSearchParams) {
  const deps = { db: db(), now: new Date(), actor };
  const query = readQueueQuery(search);
  const [page, facts, settings, views, colleagues, takers] = await Promise.all([
    readQueue(deps, query),
    readFacts(deps.db),
    readDeskSettings(deps.db, actor.id),
    listViews(deps),
    listColleagues(deps),
    listTakers(deps),
  ]);
  const since = readId(search.get("since") ?? undefined);
  const [readers, away, arrived] = await Promise.all([
    readersOf(
      deps,
      page.rows.map((row) => row.id),
      actor.id,
    ),
    readAway(
      deps.db,
      page.rows.map((row) => row.assigneeId),
      deps.now,
    ),
    since === null ? 0 : countArrived(deps, query, since),
  ]);
  const locale = translator(staff.language);
  const { t, lang } = locale;
  const view = views.find(({ id }) => id === readId(search.get("view") ?? undefined));
  const columns = view ? view.columns : settings.columns;
  const own = facts.departments.get(actor.department);
  const asChoice = ({ id, name, department }: (typeof colleagues)[number]) => ({
    value: String(id),
    text: visibleDepartments(actor) === "all" ? `${name} · ${abbreviation(department, facts)}` : name,
  });
  const hrefOf = (change: Partial<QueueQuery>) => paths.leads() + queueSearch({ ...query, ...change });
  return {
    title: view?.name ?? t("desk:queue.title"),
    query,
    search: queueSearch({ ...query, after: null, before: null }),
    total: countText(page.total, locale),
    arrived: arrived > 0 ? t("queue:live.arrived", { count: arrived }) : null,
    /** What is newer than this has come in since. */
    since: since ?? page.newest,
    previous: page.previous && hrefOf({ before: page.previous, after: null }),
    next: page.next && hrefOf({ after: page.next, before: null }),
    columns: columns.map((key) => ({ key, text: t(`queue:columns.${key}`) })),
    allColumns: queueColumns.map((key) => ({
      key,
      text: t(`queue:columns.${key}`),
      checked: readColumns(columns).includes(key),
    })),
    rows: page.rows.map((row) => queueTableRow(row, { columns, locale, facts, away, readers })),
    usual: usualViews(query, actor.department !== "", locale),
    views: views.map(({ id, name, search, by }) => ({
      href: `${paths.leads()}${search ? `${search}&` : "?"}view=${id}`,
      text: name,
      by: by && t("queue:views.shared", { name: by }),
      current: id === view?.id,
    })),
    of: own ? localised(own.name, lang) : null,
    mayShare: actor.department !== "",
    mayAct: may(actor, "lead:accept"),
    mayExport: mayExport(actor, query),
    takesPart: actor.department !== "",
    most: mostInBulk,
    colleagues: colleagues.map(asChoice),
    takers: takers.map(asChoice),
    departments: departmentChoices(facts, locale),
    forwardTo: departmentChoices(facts, locale, vietnamDate(deps.now)),
    seesAll: visibleDepartments(actor) === "all",
    sectors: [...facts.sectors.values()].map(({ code, name }) => ({ value: code, ...localised(name, lang) })),
  };
}

/** The questions of every morning, one click each, in the words of the filters that they stand for. */
function usualViews(query: QueueQuery, takesPart: boolean, { t }: Locale) {
  const here = queueSearch({ ...query, after: null, before: null });
  const view = (text: string, change: Partial<QueueQuery>) => {
    const search = queueSearch(change);
    return { href: paths.leads() + search, text, by: null, current: search === here };
  };
  return [
    view(t("queue:views.all"), {}),
    view(t("desk:filters.me"), { assignee: "me" }),
    view(t("queue:filters.overdue"), { standing: "overdue" }),
    view(t("queue:filters.soon"), { standing: "soon" }),
    view(t("desk:filters.none"), { assignee: "none" }),
    ...(takesPart ? [view(t("queue:filters.taking-part"), { part: "taking-part" })] : []),
  ];
}

/** Counted as far as anybody needs to know. */
function countText({ count, more }: Count, { t, format }: Locale): string {
  const total = format.number(count);
  return more ? t("queue:count.more", { total }) : t("desk:queue.count", { count, total });
}

/** Departments that take leads: of all times, to look for what they held, or those of a day, to give them something. */
export function departmentChoices(facts: Facts, { lang }: Locale, on?: string) {
  return [...facts.departments.values()]
    .filter((department) => department.receivesLeads && (on === undefined || isOpen(department, on)))
    .map((department) => ({ value: department.code, ...localised(department.name, lang) }));
}

function abbreviation(code: string | null, facts: Facts): string {
  return facts.departments.get(code ?? "")?.abbreviation ?? "";
}
