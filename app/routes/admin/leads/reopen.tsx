import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reopenLead } from "~/services/leads/reopen-lead.server";
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
  const { signedIn, lead } = await requireLead(request, "lead:reopen", params.code);
  const form = await readForm(request);
  const { texts, typed, errors } = readTexts(form, ["reason"]);
  if (errors.reason) return incomplete("reopen", typed, errors);
  return answered(
    "reopen",
    lead,
    await reopenLead(deskDeps(signedIn), seenOf(lead, form), texts.reason),
    typed,
  );
}

export default function Reopen() {
  return (
    <LeadPage screen={useLoaderData<typeof loader>()} open="reopen" answer={useActionData<typeof action>()} />
  );
}
