import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readStaff } from "~/services/accounts/queries.server";
import { removeColleaguesFactor, renewLink } from "~/services/accounts/staff.server";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { OneTimeLink } from "./one-time-link";

export const meta = deskTitle;

/** After the POST this page shows the link; opened by its address it has nothing to show. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "staff:manage");
  const person = await readStaff(db(), readId(params.id) ?? 0);
  if (!person) throw new Response(null, { status: 404 });
  return {
    title: translator(staff.language).t("desk:staff.linkTitle"),
    path: `/admin/staff/${person.id}`,
    name: person.name,
  };
}

/** Makes a new link; for somebody who has lost the telephone (`factor=remove`) one that no code is asked for after. */
export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "staff:manage");
  const id = readId(params.id) ?? 0;
  const isLost = (await readForm(request)).text("factor") === "remove";
  const link = await (isLost ? removeColleaguesFactor : renewLink)(deskDeps(signedIn), id);
  const person = await readStaff(db(), id);
  if (!link || !person) throw new Response(null, { status: 404 });
  return { name: person.name, email: person.email, link };
}

export default function Link() {
  const { title, path, name } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  return made ? (
    <OneTimeLink {...made} />
  ) : (
    <>
      <PageHead title={title} />
      <p>
        <a href={path}>{name}</a>
      </p>
    </>
  );
}
