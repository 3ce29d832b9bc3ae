import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bulkVerbs } from "~/core/leads/bulk";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readBulk } from "~/services/queue/read-bulk.server";
import { undoBulk } from "~/services/queue/undo-bulk.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { Notice } from "~/ui/data/notice";
import { Button } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { eventName } from "./event-name";

export const meta = deskTitle;

/** What came of a bulk action, lead by lead: for the person who did it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "lead:accept");
  const [bulk, facts] = await Promise.all([
    readBulk({ db: db(), now: new Date(), actor }, readId(params.id) ?? 0),
    readFacts(db()),
  ]);
  if (!bulk) throw new Response(null, { status: 404 });
  const { t, lang, format } = translator(staff.language);
  const department = facts.departments.get(bulk.department ?? "");
  const name = bulk.assignee ?? (department ? localised(department.name, lang).text : "");
  const done = bulk.leads.filter((lead) => lead.result === "done").length;
  const outcomes = ["done", "changed", "refused", "forbidden"] as const;
  const undone = ["done", "changed"] as const;
  return {
    title: t(`queue:bulk.verbs.${bulkVerbs.find((verb) => verb === bulk.verb) ?? "accept"}`, { name }),
    done: t("queue:bulk.done", { count: done }),
    notDone: done < bulk.leads.length ? t("queue:bulk.notDone", { count: bulk.leads.length - done }) : null,
    mayUndo: done > 0 && bulk.undoUntil !== null,
    undo: bulk.undoneAt
      ? t("queue:bulk.undone")
      : bulk.undoUntil
        ? t("queue:bulk.undoAbout", { time: format.dateTime(bulk.undoUntil) })
        : t("queue:bulk.undoOver"),
    leads: bulk.leads.map((lead) => {
      const back = undone.find((known) => known === lead.undone);
      const outcome = outcomes.find((known) => known === lead.result) ?? "refused";
      const told = lead.last && {
        when: format.dateTime(lead.last.at),
        by: lead.last.by ?? t("desk:conflict.nobody"),
        what: eventName(lead.last.kind, t),
      };
      return {
        code: lead.code,
        subject: { text: lead.subject, lang: lead.language },
        outcome: back ? t(`queue:bulk.undoneOutcomes.${back}`) : t(`queue:bulk.outcomes.${outcome}`),
        last: told ? t("queue:bulk.last", told) : null,
      };
    }),
  };
}

/** Takes it back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "lead:accept");
  const id = readId(params.id) ?? 0;
  const result = await undoBulk(deskDeps(signedIn), id);
  if (result === "not-found") throw new Response(null, { status: 404 });
  return redirect(paths.bulkDone(id), { status: 303 });
}

export default function BulkDone() {
  const { t } = useLocale();
  const bulk = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={bulk.title} />
      <p>
        <a href={paths.leads()} data-key="u">
          {t("queue:bulk.back")}
        </a>
      </p>
      <Notice kind="done" title={bulk.done}>
        {bulk.notDone ? <p>{bulk.notDone}</p> : null}
        <p>{bulk.undo}</p>
        {bulk.mayUndo ? (
          <form method="post">
            <Button dense kind="secondary">
              {t("queue:bulk.undo")}
            </Button>
          </form>
        ) : null}
      </Notice>
      <DataTable
        dense
        caption={t("queue:bulk.result")}
        columns={[
          { key: "lead", text: t("queue:table.subject") },
          { key: "outcome", text: t("queue:bulk.outcome") },
        ]}
        rows={bulk.leads.map((lead) => ({
          key: lead.code,
          cells: [
            <a key="lead" href={paths.lead(lead.code)}>
              <span lang={lead.subject.lang}>{lead.subject.text}</span> {lead.code}
            </a>,
            <span key="outcome">
              {lead.outcome}
              {lead.last ? <br /> : null}
              {lead.last}
            </span>,
          ],
        }))}
      />
    </>
  );
}
