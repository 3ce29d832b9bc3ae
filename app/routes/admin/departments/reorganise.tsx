import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reorganisationKinds } from "~/core/departments/reorganisation";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { listReorganisations } from "~/services/departments/queries.server";
import { readFacts } from "~/services/reference/facts.server";
import { DataTable } from "~/ui/data/data-table";
import { FactList } from "~/ui/data/fact-list";
import { StatusLabel } from "~/ui/data/status-label";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { requestText } from "./plan-texts.server";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "department:reorganise");
  const locale = translator(staff.language);
  const [facts, rows] = await Promise.all([readFacts(db()), listReorganisations(db())]);
  return {
    title: locale.t("reorganisation:list.title"),
    rows: rows.map((row) => ({
      id: row.id,
      state: row.state,
      what: requestText(row.request, facts, locale),
      kind: row.request.kind,
      on: locale.format.date(row.request.effectiveOn),
      by: row.by,
    })),
  };
}

const tones = { planned: "soon", done: "fine", undone: "quiet", cancelled: "quiet" } as const;

export default function Reorganise() {
  const { t, lang } = useLocale();
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("reorganisation:list.title")} lead={t("reorganisation:list.about")} />
      <Section title={t("reorganisation:list.choose")}>
        <FactList
          facts={reorganisationKinds.map((kind) => ({
            label: t(`reorganisation:kinds.${kind}`),
            value: (
              <a key={kind} href={`/admin/departments/reorganise/${kind}`}>
                {t(`reorganisation:kindsAbout.${kind}`)}
              </a>
            ),
          }))}
        />
      </Section>
      <Section title={t("reorganisation:list.past")}>
        {rows.length === 0 ? (
          <p>{t("reorganisation:list.none")}</p>
        ) : (
          <DataTable
            dense
            hideCaption
            caption={t("reorganisation:list.past")}
            columns={[
              { key: "what", text: t("reorganisation:list.what") },
              { key: "when", text: t("reorganisation:list.when") },
              { key: "state", text: t("reorganisation:list.state") },
              { key: "who", text: t("reorganisation:list.who") },
            ]}
            rows={rows.map((row) => ({
              key: String(row.id),
              cells: [
                <a key="what" href={`/admin/departments/reorganisations/${row.id}`}>
                  {t(`reorganisation:kinds.${row.kind}`)}
                  {marks[lang].colon}
                  {row.what}
                </a>,
                row.on,
                <StatusLabel
                  key="state"
                  tone={tones[row.state]}
                  text={t(`reorganisation:states.${row.state}`)}
                />,
                row.by ?? "–",
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}
