import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resumeLead } from "~/services/leads/resume-lead.server";
import { readForm } from "../../form-fields.server";
import { requireLead } from "../../require-lead.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { LeadPage } from "./lead-page";
import { leadScreen } from "./lead-screen.server";
import { answered, seenOf } from "./verb-door.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  return leadScreen(signedIn, lead, new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:ask", params.code);
  const form = await readForm(request);
  return answered("resume", lead, await resumeLead(deskDeps(signedIn), seenOf(lead, form)));
}

export default function Resume() {
  return (
    <LeadPage screen={useLoaderData<typeof loader>()} open="resume" answer={useActionData<typeof action>()} />
  );
}
