import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteLead } from "~/services/leads/note-lead.server";
import { readForm } from "../../form-fields.server";
import { requireLead } from "../../require-lead.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { LeadPage } from "./lead-page";
import { leadScreen } from "./lead-screen.server";
import { answered, incomplete, readTexts, seenOf } from "./verb-door.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  return leadScreen(signedIn, lead, new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:note", params.code);
  const form = await readForm(request);
  const { texts, typed, errors } = readTexts(form, ["note"]);
  if (errors.note) return incomplete("note", typed, errors);
  return answered("note", lead, await noteLead(deskDeps(signedIn), seenOf(lead, form), texts.note), typed);
}

export default function Note() {
  return (
    <LeadPage screen={useLoaderData<typeof loader>()} open="note" answer={useActionData<typeof action>()} />
  );
}
