import { leadKinds } from "~/core/leads/lead";
import { type QueueQuery, queueParts, queueStandings } from "~/core/leads/queue-query";
import { countries } from "~/core/shared/country";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { FilterPanel } from "~/ui/data/filter-panel";
import type { QueueScreen } from "./queue-screen.server";

export const stateFilters = [
  "open",
  "routed",
  "in-progress",
  "waiting-for-submitter",
  "closed",
  "any",
] as const;

/** What a queue can be narrowed by. */
export function QueueFilters({ screen }: { screen: QueueScreen }) {
  const { t, format } = useLocale();
  const { query } = screen;
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
          value: String(query.assignee ?? ""),
          empty: t("desk:filters.anybody"),
          options: [
            { value: "me", text: t("desk:filters.me") },
            { value: "none", text: t("desk:filters.none") },
            ...screen.colleagues,
          ],
          open: true,
        },
        {
          kind: "select",
          legend: t("desk:filters.urgency"),
          name: "standing",
          value: query.standing ?? "",
          empty: t("queue:filters.anyDue"),
          options: queueStandings.map((value) => ({ value, text: t(`queue:filters.${value}`) })),
          open: true,
        },
        {
          kind: "choices",
          legend: t("desk:filters.priority"),
          name: "priority",
          choices: [{ value: "high", text: t("desk:filters.high"), checked: query.high }],
        },
        ...(screen.takesPart
          ? [
              {
                kind: "select" as const,
                legend: t("queue:filters.part"),
                name: "part",
                value: query.part ?? "",
                empty: t("queue:filters.anyPart"),
                options: queueParts.map((value) => ({ value, text: t(`queue:filters.${value}`) })),
              },
            ]
          : []),
        {
          kind: "select",
          legend: t("desk:filters.kind"),
          name: "kind",
          value: query.kind ?? "",
          empty: t("desk:filters.anyKind"),
          options: leadKinds.map((kind) => ({ value: kind, text: t(`routing:kinds.${kind}`) })),
        },
        {
          kind: "select",
          legend: t("queue:filters.sector"),
          name: "sector",
          value: query.sector ?? "",
          empty: t("queue:filters.anySector"),
          options: screen.sectors,
        },
        {
          kind: "select",
          legend: t("queue:filters.country"),
          name: "country",
          value: query.country ?? "",
          empty: t("queue:filters.anyCountry"),
          options: countries.map((code) => ({ value: code, text: format.country(code) })),
        },
        ...(screen.seesAll
          ? [
              {
                kind: "select" as const,
                legend: t("desk:filters.department"),
                name: "department",
                value: query.department ?? "",
                empty: t("desk:filters.anyDepartment"),
                options: screen.departments,
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

/** The filters that are on, each with what takes it away. */
export function chosenFilters(
  screen: QueueScreen,
  { t, format }: Pick<ReturnType<typeof useLocale>, "t" | "format">,
  hrefOf: (change: Partial<QueueQuery>) => string,
) {
  const { query } = screen;
  const chips: { href: string; text: string; about: string; lang?: string }[] = [];
  const add = (text: string | undefined, change: Partial<QueueQuery>, lang?: string) => {
    if (!text) return;
    chips.push({ href: hrefOf(change), text, about: t("desk:filters.remove", { filter: text }), lang });
  };
  if (query.q) add(`“${query.q}”`, { q: "" });
  const state = stateFilters.find((known) => known === query.state);
  if (state && state !== "open") add(t(`desk:states.${state}`), { state: "open" });
  if (query.assignee === "me" || query.assignee === "none")
    add(t(`desk:filters.${query.assignee}`), { assignee: null });
  else if (query.assignee)
    add(screen.colleagues.find(({ value }) => value === String(query.assignee))?.text, { assignee: null });
  if (query.standing) add(t(`queue:filters.${query.standing}`), { standing: null });
  if (query.part) add(t(`queue:filters.${query.part}`), { part: null });
  if (query.high) add(t("desk:filters.high"), { high: false });
  if (query.kind) add(t(`routing:kinds.${query.kind}`), { kind: null });
  const sector = screen.sectors.find(({ value }) => value === query.sector);
  if (sector) add(sector.text, { sector: null }, sector.lang);
  if (query.country) add(format.country(query.country), { country: null });
  const department = screen.departments.find(({ value }) => value === query.department);
  if (department) add(department.text, { department: null }, department.lang);
  return chips;
}
