import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type QueueQuery, queueSearch } from "~/core/leads/queue-query";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Chips } from "~/ui/data/chips";
import { EmptyState } from "~/ui/data/empty-state";
import { ListLine } from "~/ui/data/list-row";
import { QueueTable } from "~/ui/data/queue-table";
import { TurnLinks } from "~/ui/data/turn-links";
import { Beside } from "~/ui/layout/beside";
import { PageHead } from "~/ui/layout/page-head";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { BulkForm, bulkFormId } from "./bulk-form";
import styles from "./queue.module.css";
import { chosenFilters, QueueFilters } from "./queue-filters";
import { queueScreen } from "./queue-screen.server";
import { QueueTools, QueueViews } from "./queue-side";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const signedIn = await requireStaff(request, "lead:list");
  return queueScreen(signedIn, new URL(request.url).searchParams);
}

/** The queue. What carries `data-live` is renewed by the desk's script when something has happened. */
export default function Queue() {
  const locale = useLocale();
  const { t } = locale;
  const screen = useLoaderData<typeof loader>();
  const hrefOf = (change: Partial<QueueQuery>) =>
    paths.leads() + queueSearch({ ...screen.query, after: null, before: null, ...change });
  const chips = chosenFilters(screen, locale, hrefOf);
  return (
    <>
      <PageHead title={screen.title} over={screen.of ?? t("desk:queue.allDepartments")} />
      <Beside
        side="start"
        aside={
          <>
            <QueueViews screen={screen} />
            <QueueFilters screen={screen} />
          </>
        }
      >
        <div data-live="count">
          <ListLine count={screen.total}>
            <p>{t("desk:queue.workingDays")}</p>
          </ListLine>
        </div>
        <Chips
          label={t("desk:filters.chosen")}
          chips={chips}
          clear={chips.length > 0 ? { href: paths.leads(), text: t("desk:filters.clear") } : undefined}
        />
        <div className={styles.arrived} data-live="arrived" data-since={screen.since} role="status">
          {screen.arrived ? <a href={hrefOf({})}>{screen.arrived}</a> : null}
        </div>
        {screen.rows.length > 0 ? <Rows screen={screen} /> : <Nothing chips={chips} hrefOf={hrefOf} />}
        <TurnLinks
          previous={screen.previous}
          next={screen.next}
          texts={{
            label: t("queue:pages.label"),
            previous: t("queue:pages.previous"),
            next: t("queue:pages.next"),
          }}
        />
        <QueueTools screen={screen} />
      </Beside>
    </>
  );
}

function Rows({ screen }: { screen: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { t } = useLocale();
  return (
    <>
      <div data-live="rows" data-gone={t("queue:live.gone")}>
        <QueueTable
          caption={t("desk:queue.title")}
          selectHead={t("queue:table.selectHead")}
          subjectHead={t("queue:table.subject")}
          heads={screen.columns}
          rows={screen.rows}
          form={screen.mayAct ? bulkFormId : undefined}
        />
      </div>
      {screen.mayAct ? (
        <BulkForm
          most={screen.most}
          colleagues={screen.takers}
          departments={screen.forwardTo}
          back={screen.search}
        />
      ) : null}
    </>
  );
}

function Nothing({
  chips,
  hrefOf,
}: {
  chips: { href: string; about: string }[];
  hrefOf: (change: Partial<QueueQuery>) => string;
}) {
  const { t } = useLocale();
  return chips.length > 0 ? (
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
  );
}
