import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { heldBy, may } from "~/core/policy/may";
import { useLocale } from "~/i18n/locale";
import { db } from "~/infra/runtime.server";
import { readWorkOf } from "~/services/people/queries.server";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { doWork } from "./work-door.server";
import { WorkPage } from "./work-page";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person } = await requirePerson(request, params.id);
  return { title: person.name, person };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, person } = await requirePerson(request, params.id);
  const deps = { db: db(), now: new Date(), actor };
  return doWork(deps, person.id, await readForm(request), {
    path: `/admin/people/${person.id}`,
    own: false,
  });
}

/** Whoever may set this person's work. @throws 404 for nobody, 403 for somebody of another department. */
async function requirePerson(request: Request, id: string | undefined) {
  const { actor } = await requireStaff(request, "staff:leave");
  const person = await readWorkOf(db(), readId(id) ?? 0, new Date());
  if (!person) throw new Response(null, { status: 404 });
  if (!may(actor, "staff:leave", heldBy(person.department))) throw new Response(null, { status: 403 });
  return { actor, person };
}

export default function PersonWork() {
  const { t } = useLocale();
  const { person } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={person.name} />
      <p>
        <a href="/admin/people">{t("people:room.title")}</a>
      </p>
      <WorkPage person={person} answer={answer} own={false} />
    </>
  );
}
