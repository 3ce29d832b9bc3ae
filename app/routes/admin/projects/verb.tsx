import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { paths } from "~/i18n/paths";
import { readForm } from "../../form-fields.server";
import { deskTitle } from "../desk-title";
import { ProjectPage } from "./project-page";
import { projectScreen } from "./project-screen.server";
import { doProjectVerb, isProjectVerb, typedNames } from "./project-verbs.server";
import { incomplete, outrun, refused, seenOf, typedOf } from "./record-door.server";
import { requireProject } from "./require-project.server";

export const meta = deskTitle;

/** The verb's form stands open; after an answer that is no success the page is this one again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, project } = await requireProject(request, "project:read", params.code);
  if (!isProjectVerb(params.verb)) throw new Response(null, { status: 404 });
  return projectScreen(signedIn, project.id);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, project } = await requireProject(request, "project:edit", params.code);
  const { verb } = params;
  if (!isProjectVerb(verb)) throw new Response(null, { status: 404 });
  const form = await readForm(request);
  const typed = typedOf(form, typedNames[verb]);
  const done = await doProjectVerb(verb, signedIn.actor, seenOf(project.id, form), typed);
  if ("problems" in done) return incomplete(verb, typed, done.problems);
  if (done.kind === "changed") return outrun(verb, typed, done.since);
  if (done.kind === "refused") return refused(verb, typed, done.reason);
  throw redirect(paths.project(project.code), { status: 303 });
}

export default function ProjectVerb() {
  return (
    <ProjectPage
      screen={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      open={useParams().verb}
    />
  );
}
