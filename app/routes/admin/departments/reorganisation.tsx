import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { cancelReorganisation } from "~/services/departments/carry-out-reorganisation.server";
import { findReorganisation } from "~/services/departments/queries.server";
import { undoReorganisation } from "~/services/departments/undo-reorganisation.server";
import { readFacts } from "~/services/reference/facts.server";
import { FactList } from "~/ui/data/fact-list";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { PlanSections } from "./plan-sections";
import { planTexts, requestText } from "./plan-texts.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "department:reorganise");
  const id = readId(params.id);
  const [found, facts] = await Promise.all([id && findReorganisation(db(), id), readFacts(db())]);
  if (!found) throw new Response(null, { status: 404 });
  const locale = translator(staff.language);
  const { t, format } = locale;
  const rows: [string, string | null][] = [
    [t("reorganisation:one.effectiveOn"), format.date(found.request.effectiveOn)],
    [t("reorganisation:one.basis"), found.request.basis || null],
    [t("reorganisation:one.by"), found.by],
    [t("reorganisation:one.done"), found.doneAt && format.dateTime(found.doneAt)],
    [t("reorganisation:one.undone"), found.undoneAt && format.dateTime(found.undoneAt)],
    [t("reorganisation:one.ruleSet"), found.ruleSetVersion === null ? null : String(found.ruleSetVersion)],
  ];
  const summary = requestText(found.request, facts, locale);
  return {
    title: summary,
    summary,
    state: found.state,
    facts: rows.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    notes: found.notes.map(({ key, count }) => t(`reorganisation:notes.${key}`, { count })),
    sections: planTexts(found.plan, facts.ruleSet, facts, locale),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "department:reorganise");
  const id = readId(params.id);
  if (!id) throw new Response(null, { status: 404 });
  const form = await readForm(request);
  const deps = { db: db(), now: new Date(), actor };
  if (form.text("intent") === "cancel") {
    if (!(await cancelReorganisation(deps, id))) return data({ laterFirst: null }, { status: 409 });
  } else {
    const undone = await undoReorganisation(deps, id);
    if (undone.kind === "later-first") return data({ laterFirst: undone.id }, { status: 409 });
    if (undone.kind === "not-done") return data({ laterFirst: null }, { status: 409 });
  }
  throw redirect(`/admin/departments/reorganisations/${id}`, { status: 303 });
}

export default function Reorganisation() {
  const { t } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        label={t("desk:nav.departments")}
        steps={[
          { href: "/admin/departments", text: t("desk:nav.departments") },
          { href: "/admin/departments/reorganise", text: t("reorganisation:list.title") },
        ]}
      />
      <PageHead over={t(`reorganisation:states.${loaded.state}`)} title={loaded.summary} />
      {refused ? (
        <Notice
          kind="caution"
          title={
            refused.laterFirst === null
              ? t("reorganisation:one.notDone")
              : t("reorganisation:one.laterFirst", { id: refused.laterFirst })
          }
        />
      ) : null}
      <FactList dense facts={loaded.facts} />
      {loaded.notes.length > 0 ? (
        <Section title={t("reorganisation:one.notes")}>
          <ul>
            {loaded.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <PlanSections sections={loaded.sections} />
      {loaded.state === "done" || loaded.state === "planned" ? (
        <form method="post">
          <p>
            {t(loaded.state === "done" ? "reorganisation:one.undoAbout" : "reorganisation:one.cancelAbout")}
          </p>
          <ButtonRow>
            {loaded.state === "done" ? (
              <Button kind="danger" name="intent" value="undo">
                {t("reorganisation:one.undo")}
              </Button>
            ) : (
              <Button kind="danger" name="intent" value="cancel">
                {t("reorganisation:one.cancel")}
              </Button>
            )}
          </ButtonRow>
        </form>
      ) : null}
    </>
  );
}
