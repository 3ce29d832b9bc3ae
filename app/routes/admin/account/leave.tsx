import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readWorkOf } from "~/services/people/queries.server";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { doWork } from "../people/work-door.server";
import { WorkPage } from "../people/work-page";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "signed-in");
  const person = await readWorkOf(db(), actor.id, new Date());
  if (!person) throw new Response(null, { status: 404 });
  return { title: translator(staff.language).t("people:leave.account"), person };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "signed-in");
  const deps = { db: db(), now: new Date(), actor };
  return doWork(deps, actor.id, await readForm(request), { path: "/admin/account/leave", own: true });
}

export default function OwnLeave() {
  const { t } = useLocale();
  const { person } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("people:leave.account")} />
      <p>
        <a href="/admin/account">{t("account:own.title")}</a>
      </p>
      <WorkPage person={person} answer={answer} own />
    </>
  );
}
