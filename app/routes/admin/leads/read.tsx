import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "~/i18n/paths";
import { markRead } from "~/services/leads/mark-read.server";
import { requireLead } from "../../require-lead.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { LeadPage } from "./lead-page";
import { leadScreen } from "./lead-screen.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  return leadScreen(signedIn, lead, new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:accept", params.code);
  await markRead(deskDeps(signedIn), lead.id);
  return redirect(`${paths.lead(lead.code)}?done=read`, { status: 303 });
}

export default function Read() {
  return <LeadPage screen={useLoaderData<typeof loader>()} />;
}
