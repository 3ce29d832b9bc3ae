import { randomBytes } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { heldBy, may } from "~/core/policy/may";
import { readProjectFacts } from "~/core/projects/project-forms";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { openProjectOfLead } from "~/services/projects/open-project.server";
import { readLeadTie } from "~/services/projects/queries.server";
import { readFacts } from "~/services/reference/facts.server";
import { readForm } from "../../form-fields.server";
import { requireLead } from "../../require-lead.server";
import { deskTitle } from "../desk-title";
import { NewRecordPage } from "./new-record-page";
import { factNames, projectFields } from "./project-fields.server";
import { projectCodes } from "./project-verbs.server";
import { incomplete, refused, typedOf } from "./record-door.server";

export const meta = deskTitle;

/** Whoever answers for an agreed lead opens its project; a lead that has one leads there. */
async function requireAgreedLead(request: Request, code: string | undefined) {
  const { signedIn, lead } = await requireLead(request, "lead:read", code);
  if (!may(signedIn.actor, "project:edit", heldBy(lead.subject.department))) {
    throw new Response(null, { status: 403 });
  }
  return { signedIn, lead };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireAgreedLead(request, params.code);
  const tie = await readLeadTie(db(), lead.id);
  if (tie.project) throw redirect(paths.project(tie.project.code), { status: 303 });
  if (!tie.mayOpen) throw redirect(paths.lead(lead.code), { status: 303 });
  const locale = translator(signedIn.staff.language);
  return {
    title: locale.t("projects:open.title"),
    about: locale.t("projects:open.ofLead", { code: lead.code }),
    send: locale.t("projects:send.open"),
    fields: projectFields(await readFacts(db()), locale, tie.told),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireAgreedLead(request, params.code);
  const typed = typedOf(await readForm(request), factNames);
  const now = new Date();
  const read = readProjectFacts(typed, projectCodes(await readFacts(db())), vietnamDate(now));
  if ("problems" in read) return incomplete("open", typed, read.problems);
  const deps = { db: db(), now, actor: signedIn.actor, random: (bytes: number) => randomBytes(bytes) };
  const opened = await openProjectOfLead(deps, lead.id, {
    facts: read.value,
    department: lead.subject.department,
  });
  if (opened.kind === "not-agreed") return refused("open", typed, "lead.not-agreed");
  throw redirect(paths.project(opened.code), { status: 303 });
}

export default function OpenFromLead() {
  return (
    <NewRecordPage verb="open" {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
