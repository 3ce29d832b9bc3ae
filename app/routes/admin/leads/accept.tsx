import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptLead } from "~/services/leads/accept-lead.server";
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
  const { signedIn, lead } = await requireLead(request, "lead:accept", params.code);
  const form = await readForm(request);
  return answered("accept", lead, await acceptLead(deskDeps(signedIn), seenOf(lead, form)));
}

export default function Accept() {
  return (
    <LeadPage screen={useLoaderData<typeof loader>()} open="accept" answer={useActionData<typeof action>()} />
  );
}
