import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  type SerializeFrom,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { blankText, cleanText } from "~/core/leads/clean";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { discardScorecardDraft, publishScorecard } from "~/services/scorecard/edit-scorecard.server";
import { publishedScorecard, readDraft } from "~/services/scorecard/queries.server";
import { DataTable } from "~/ui/data/data-table";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { TextArea } from "~/ui/forms/text-area";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;
const longestNote = 1_000;

/** What the draft changes of the weights, before it is published or left. Without one it says what is in force: somebody was quicker. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "scorecard:edit");
  const { t, lang, format } = translator(staff.language);
  const [inForce, draft] = await Promise.all([publishedScorecard(db()), readDraft(db())]);
  return {
    title: t("scorecard:edit.publishTitle"),
    since: format.date(vietnamDate(inForce.publishedAt)),
    revision: draft?.revision ?? null,
    version: inForce.version,
    next: inForce.version + 1,
    weights: (draft?.card ?? inForce.card).criteria.map(({ code, name, weight }, index) => ({
      code,
      name: localised(name, lang),
      before: format.number(inForce.card.criteria[index]?.weight ?? 0),
      after: format.number(weight),
    })),
  };
}

type Refused = { note: string; wrong: "blank" | "outrun" };

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "scorecard:edit");
  const form = await readForm(request);
  const deps = { db: db(), now: new Date(), actor };
  const revision = readId(form.text("revision")) ?? 0;
  const note = cleanText(form.text("note")).slice(0, longestNote);
  const isLeaving = form.text("intent") === "discard";
  if (!isLeaving && blankText(note)) return data<Refused>({ note, wrong: "blank" }, { status: 422 });
  const result = isLeaving
    ? await discardScorecardDraft(deps, revision)
    : await publishScorecard(deps, revision, note);
  if (result.kind === "outrun") return data<Refused>({ note, wrong: "outrun" }, { status: 409 });
  throw redirect("/admin/scorecard", { status: 303 });
}

export default function Publication() {
  const { t } = useLocale();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href="/admin/scorecard">{t("scorecard:edit.title")}</a>
      </p>
      <PageHead
        title={page.title}
        lead={
          page.revision === null
            ? t("scorecard:edit.inForce", { version: page.version, date: page.since })
            : t("scorecard:edit.draft", { version: page.version })
        }
      />
      {refused?.wrong === "outrun" ? (
        <Notice kind="caution" title={t("scorecard:edit.outrunTitle")}>
          <p>{t("scorecard:edit.outrun")}</p>
          <p>{refused.note}</p>
        </Notice>
      ) : null}
      {page.revision === null ? null : <PublishForm page={page} refused={refused} />}
    </>
  );
}

function PublishForm({
  page,
  refused,
}: {
  page: SerializeFrom<typeof loader>;
  refused: Refused | undefined;
}) {
  const { t } = useLocale();
  return (
    <>
      <DataTable
        dense
        hideCaption
        caption={t("scorecard:edit.weights")}
        columns={[
          { key: "name", text: t("scorecard:criteria") },
          { key: "before", text: `${t("scorecard:edit.version")} ${page.version}`, numeric: true },
          { key: "after", text: `${t("scorecard:edit.version")} ${page.next}`, numeric: true },
        ]}
        rows={page.weights.map(({ code, name, before, after }) => ({
          key: code,
          cells: [
            <span key="name" lang={name.lang}>
              {name.text}
            </span>,
            before,
            after,
          ],
        }))}
      />
      <form method="post" noValidate>
        <input type="hidden" name="revision" value={page.revision ?? 0} />
        <TextArea
          name="note"
          label={t("scorecard:edit.note")}
          rows={3}
          maxLength={longestNote}
          value={refused?.note}
          error={refused?.wrong === "blank" ? t("scorecard:errors.note") : undefined}
        />
        <ButtonRow>
          <Button name="intent" value="publish">
            {t("scorecard:edit.publish", { version: page.next })}
          </Button>
          <Button kind="quiet" name="intent" value="discard">
            {t("scorecard:edit.discard")}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}
