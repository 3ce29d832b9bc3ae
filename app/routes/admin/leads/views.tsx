import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { listViews, saveView } from "~/services/queue/views.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "lead:list");
  const views = await listViews({ db: db(), actor });
  return {
    title: translator(staff.language).t("queue:views.title"),
    mayShare: actor.department !== "",
    views: views.map(({ id, name, search, by, shared }) => ({
      id,
      name,
      by,
      shared,
      href: `${paths.leads()}${search ? `${search}&` : "?"}view=${id}`,
    })),
  };
}

/** Keeps the queue that somebody looks at under a name. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "lead:list");
  const form = await readForm(request);
  const typed = {
    name: form.text("name").slice(0, 200),
    share: form.text("share") === "yes",
    search: form.text("search").slice(0, 1_000),
    columns: form.all("column").slice(0, 20),
  };
  const problem = await saveView({ db: db(), now: new Date(), actor }, typed);
  if (problem) return data({ typed, problem }, { status: 422 });
  throw redirect(paths.leads() + typed.search.replace(/^(?!\?|$)/, "?"), { status: 303 });
}

export default function Views() {
  const { t } = useLocale();
  const { title, views, mayShare } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused && t(`queue:views.${refused.problem}`);
  return (
    <>
      <PageHead title={title} lead={t("queue:views.about")} />
      <p>
        <a href={paths.leads()}>{t("queue:views.back")}</a>
      </p>
      {refused ? (
        <>
          <ErrorSummary
            title={t("desk:errors.title")}
            errors={error ? [{ field: "name", text: error }] : []}
          />
          <form method="post" noValidate>
            <input type="hidden" name="search" value={refused.typed.search} />
            {refused.typed.columns.map((column) => (
              <input key={column} type="hidden" name="column" value={column} />
            ))}
            <TextInput
              name="name"
              label={t("queue:views.name")}
              value={refused.typed.name}
              error={error}
              width="medium"
            />
            {mayShare ? (
              <Checkbox name="share" label={t("queue:views.share")} checked={refused.typed.share} />
            ) : null}
            <Button dense>{t("queue:views.save")}</Button>
          </form>
        </>
      ) : null}
      {views.length === 0 ? <p>{t("queue:views.none")}</p> : null}
      {views.map((view) => (
        <Section key={view.id} title={view.name} more={{ href: view.href, text: t("desk:nav.leads") }}>
          {view.by ? (
            <p>{t("queue:views.shared", { name: view.by })}</p>
          ) : (
            <form method="post" action={`${paths.queueViews()}/${view.id}`} noValidate>
              <TextInput
                id={`name-${view.id}`}
                name="name"
                label={t("queue:views.name")}
                value={view.name}
                width="medium"
              />
              {mayShare ? (
                <Checkbox
                  id={`share-${view.id}`}
                  name="share"
                  label={t("queue:views.share")}
                  checked={view.shared}
                />
              ) : null}
              <ButtonRow>
                <Button dense kind="secondary" name="verb" value="edit">
                  {t("queue:views.edit")}
                </Button>
                <Button dense kind="danger" name="verb" value="delete">
                  {t("queue:views.delete")}
                </Button>
              </ButtonRow>
            </form>
          )}
        </Section>
      ))}
    </>
  );
}
