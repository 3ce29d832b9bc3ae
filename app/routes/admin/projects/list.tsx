import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { departmentsInReach, may } from "~/core/policy/may";
import { type ProjectQuery, projectSearch, readProjectQuery } from "~/core/projects/project-query";
import { projectStates } from "~/core/projects/taxonomy";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { listCountries, listProjects } from "~/services/projects/queries.server";
import { readTaxonomy } from "~/services/projects/taxonomy.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { Chips } from "~/ui/data/chips";
import { DataTable } from "~/ui/data/data-table";
import { EmptyState } from "~/ui/data/empty-state";
import { FactList } from "~/ui/data/fact-list";
import { FilterPanel } from "~/ui/data/filter-panel";
import { ListLine } from "~/ui/data/list-row";
import { Pagination } from "~/ui/data/pagination";
import { StatusLabel } from "~/ui/data/status-label";
import { ButtonLink } from "~/ui/forms/button";
import { SearchForm } from "~/ui/forms/search-form";
import { Beside } from "~/ui/layout/beside";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { ConcentrationPanel } from "./concentration-panel";
import { concentrationTexts } from "./concentration-panel.server";
import { stageName } from "./project-event-texts.server";
import { departmentOptions } from "./project-fields.server";
import { stateTone, sumText } from "./project-screen.server";
import styles from "./projects.module.css";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "project:read");
  const query = readProjectQuery(new URL(request.url).searchParams);
  const locale = translator(staff.language);
  const { t, format, lang } = locale;
  const [facts, taxonomy] = await Promise.all([readFacts(db()), readTaxonomy(db())]);
  const [list, countries] = await Promise.all([
    listProjects({ db: db(), actor, rates: facts.rates }, query),
    listCountries(db(), actor),
  ]);
  const names = reasonNames(facts, lang);
  const seesAll = departmentsInReach(actor, "project:read") === "all";
  return {
    title: t("projects:list.title"),
    query,
    total: list.total,
    page: list.page,
    pages: list.pages,
    mayOpen: may(actor, "project:open"),
    rateDate: format.date(facts.rates.date),
    sums: { committed: sumText(list.sums.committed, locale), realised: sumText(list.sums.realised, locale) },
    stages: taxonomy.stages.map(({ code }) => ({
      code,
      text: stageName(taxonomy, code, lang),
      count: list.stageCounts.get(code) ?? 0,
    })),
    options: {
      departments: seesAll ? departmentOptions(facts, locale) : [],
      countries: countries.map((code) => ({ value: code, text: format.country(code) })),
      sectors: [...facts.sectors.values()].map(({ code, name }) => ({
        value: code,
        ...localised(name, lang),
      })),
    },
    concentration: seesAll ? await concentrationTexts(locale, taxonomy, facts.rates) : null,
    rows: list.rows.map((row) => {
      const state = projectStates.find((known) => known === row.state) ?? "active";
      return {
        code: row.code,
        name: row.name,
        demo: row.demo,
        stage: stageName(taxonomy, row.stage, lang),
        state: { tone: stateTone(state), text: t(`projects:states.${state}`) },
        department: names.department(row.departmentCode),
        country: row.partnerCountry ? format.country(row.partnerCountry) : "–",
        committed: row.committed.originals.length > 0 ? format.moneyShort(row.committed.usd) : "–",
        obstacles: row.openObstacles,
      };
    }),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ProjectList() {
  const { t, format } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const { query } = loaded;
  const hrefOf = (change: Partial<ProjectQuery>) =>
    paths.projects() + projectSearch({ ...query, page: 1, ...change });
  const chips = chosen(loaded, t, hrefOf);
  return (
    <>
      <PageHead title={t("projects:list.title")} lead={t("projects:list.about")} />
      {loaded.mayOpen ? (
        <p>
          <ButtonLink dense kind="secondary" href={`${paths.projects()}/new`}>
            {t("projects:list.new")}
          </ButtonLink>
        </p>
      ) : null}
      <SearchForm
        action={paths.projects()}
        id="project-search"
        value={query.q}
        label={t("projects:list.search")}
        button={t("projects:list.searchButton")}
        size="dense"
      />
      <Beside side="start" aside={<Filters loaded={loaded} />}>
        <ListLine
          count={t("projects:list.count", { count: loaded.total, total: format.number(loaded.total) })}
        />
        <Chips
          label={t("projects:filters.chosen")}
          chips={chips}
          clear={chips.length > 0 ? { href: paths.projects(), text: t("projects:list.clear") } : undefined}
        />
        <StageCounts loaded={loaded} hrefOf={hrefOf} />
        {loaded.rows.length > 0 ? (
          <Rows loaded={loaded} />
        ) : chips.length > 0 ? (
          <EmptyState
            title={t("projects:list.nothing")}
            links={[{ href: paths.projects(), text: t("projects:list.clear") }]}
          />
        ) : (
          <EmptyState title={t("projects:list.empty")}>
            <p>{t("projects:list.emptyNext")}</p>
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
        <Totals loaded={loaded} />
        {loaded.concentration ? <ConcentrationPanel texts={loaded.concentration} /> : null}
      </Beside>
    </>
  );
}

function StageCounts({
  loaded,
  hrefOf,
}: {
  loaded: Loaded;
  hrefOf: (change: Partial<ProjectQuery>) => string;
}) {
  const { t, format } = useLocale();
  const { stage: chosenStage } = loaded.query;
  return (
    <nav aria-label={t("projects:list.stages")}>
      <ul className={styles.counts}>
        {loaded.stages.map((stage) => (
          <li key={stage.code}>
            <a
              href={hrefOf({ stage: stage.code === chosenStage ? null : stage.code })}
              aria-current={stage.code === chosenStage ? "true" : undefined}
            >
              {t("projects:list.stageCount", { stage: stage.text, total: format.number(stage.count) })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Rows({ loaded }: { loaded: Loaded }) {
  const { t, format } = useLocale();
  return (
    <DataTable
      dense
      hideCaption
      caption={t("projects:list.title")}
      columns={[
        { key: "name", text: t("projects:heads.name") },
        { key: "stage", text: t("projects:heads.stage") },
        { key: "state", text: t("projects:heads.state") },
        { key: "department", text: t("projects:heads.department") },
        { key: "country", text: t("projects:heads.partnerCountry") },
        { key: "committed", text: t("projects:heads.committed"), numeric: true },
        { key: "obstacles", text: t("projects:heads.openObstacles"), numeric: true },
      ]}
      rows={loaded.rows.map((row) => ({
        key: row.code,
        cells: [
          <a key="name" href={paths.project(row.code)}>
            {row.name}
          </a>,
          row.stage,
          <StatusLabel key="state" tone={row.state.tone} text={row.state.text} />,
          row.department,
          row.country,
          row.committed,
          format.number(row.obstacles),
        ],
      }))}
    />
  );
}

function Totals({ loaded }: { loaded: Loaded }) {
  const { t } = useLocale();
  return (
    <Section title={t("projects:list.totals")}>
      <FactList
        dense
        facts={(["committed", "realised"] as const).map((kind) => {
          const sum = loaded.sums[kind];
          return {
            label: t(`projects:heads.${kind}`),
            value: sum ? sum.usd : t("projects:list.none"),
            note: sum
              ? t("projects:list.atRate", { date: loaded.rateDate, originals: sum.originals })
              : undefined,
          };
        })}
      />
    </Section>
  );
}

function Filters({ loaded: { query, stages, options } }: { loaded: Loaded }) {
  const { t } = useLocale();
  const any = t("projects:filters.any");
  return (
    <FilterPanel
      action={paths.projects()}
      keep={query.q ? [["q", query.q]] : []}
      groups={[
        {
          kind: "select",
          legend: t("projects:heads.state"),
          name: "state",
          value: query.state ?? "",
          empty: any,
          options: projectStates.map((value) => ({ value, text: t(`projects:states.${value}`) })),
          open: true,
        },
        {
          kind: "select",
          legend: t("projects:heads.stage"),
          name: "stage",
          value: query.stage ?? "",
          empty: any,
          options: stages.map(({ code, text }) => ({ value: code, text })),
          open: true,
        },
        {
          kind: "select",
          legend: t("projects:heads.partnerCountry"),
          name: "country",
          value: query.country ?? "",
          empty: any,
          options: options.countries,
        },
        {
          kind: "select",
          legend: t("projects:heads.sector"),
          name: "sector",
          value: query.sector ?? "",
          empty: any,
          options: options.sectors,
        },
        ...(options.departments.length > 0
          ? [
              {
                kind: "select" as const,
                legend: t("projects:heads.department"),
                name: "department",
                value: query.department ?? "",
                empty: any,
                options: options.departments,
              },
            ]
          : []),
      ]}
      texts={{
        title: t("projects:filters.title"),
        open: t("projects:filters.title"),
        close: t("common:shell.close"),
        apply: t("projects:filters.apply"),
      }}
    />
  );
}

/** The filters that are on, each as a link to the list without it. */
function chosen(
  { query, stages, options }: Loaded,
  t: ReturnType<typeof useLocale>["t"],
  hrefOf: (change: Partial<ProjectQuery>) => string,
) {
  const chips: { href: string; text: string; about: string; lang?: string }[] = [];
  const add = (option: { text: string; lang?: string } | undefined, change: Partial<ProjectQuery>) => {
    if (!option) return;
    const { text, lang } = option;
    chips.push({ href: hrefOf(change), text, about: t("projects:filters.remove", { filter: text }), lang });
  };
  if (query.q) add({ text: `“${query.q}”` }, { q: "" });
  add(
    stages.find(({ code }) => code === query.stage),
    { stage: null },
  );
  if (query.state) add({ text: t(`projects:states.${query.state}`) }, { state: null });
  for (const [name, list] of [
    ["country", options.countries],
    ["sector", options.sectors],
    ["department", options.departments],
  ] as const) {
    add(
      list.find(({ value }) => value === query[name]),
      { [name]: null },
    );
  }
  return chips;
}
