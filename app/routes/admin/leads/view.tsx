import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { changeView, deleteView } from "~/services/queue/views.server";
import { Button } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

/** Views are changed where they are listed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "lead:list");
  const { t } = translator(staff.language);
  return { title: t("queue:views.title") };
}

/** Renames a view of one's own, shares it, or deletes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "lead:list");
  const form = await readForm(request);
  const deps = { db: db(), now: new Date(), actor };
  const id = readId(params.id) ?? 0;
  const typed = { name: form.text("name").slice(0, 200), share: form.text("share") === "yes" };
  const problem =
    form.text("verb") === "delete" ? await deleteView(deps, id) : await changeView(deps, id, typed);
  if (problem === "not-found") throw new Response(null, { status: 404 });
  if (problem) return data({ typed, problem }, { status: 422 });
  throw redirect(paths.queueViews(), { status: 303 });
}

export default function View() {
  const { t } = useLocale();
  const { title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused && t(`queue:views.${refused.problem}`);
  return (
    <>
      <PageHead title={title} />
      <p>
        <a href={paths.queueViews()}>{t("queue:views.manage")}</a>
      </p>
      {refused ? (
        <form method="post" noValidate>
          <ErrorSummary
            title={t("desk:errors.title")}
            errors={error ? [{ field: "name", text: error }] : []}
          />
          <TextInput name="name" label={t("queue:views.name")} value={refused.typed.name} error={error} />
          <Checkbox name="share" label={t("queue:views.share")} checked={refused.typed.share} />
          <Button dense>{t("queue:views.edit")}</Button>
        </form>
      ) : null}
    </>
  );
}
