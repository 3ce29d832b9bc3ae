import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { paths } from "~/i18n/paths";
import { readForm } from "../../form-fields.server";
import { deskTitle } from "../desk-title";
import { incomplete, outrun, refused, seenOf, typedOf } from "../projects/record-door.server";
import { requireObstacle } from "../projects/require-project.server";
import { ObstaclePage } from "./obstacle-page";
import { obstacleScreen } from "./obstacle-screen.server";
import { doObstacleVerb, isObstacleVerb, typedNames } from "./obstacle-verbs.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, obstacle } = await requireObstacle(request, "project:read", params.id);
  if (!isObstacleVerb(params.verb)) throw new Response(null, { status: 404 });
  return obstacleScreen(signedIn, obstacle.id);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, obstacle } = await requireObstacle(request, "obstacle:edit", params.id);
  const { verb } = params;
  if (!isObstacleVerb(verb)) throw new Response(null, { status: 404 });
  const form = await readForm(request);
  const typed = typedOf(form, typedNames[verb]);
  const done = await doObstacleVerb(verb, signedIn.actor, seenOf(obstacle.id, form), typed);
  if ("problems" in done) return incomplete(verb, typed, done.problems);
  if (done.kind === "changed") return outrun(verb, typed, done.since);
  if (done.kind === "refused") return refused(verb, typed, done.reason);
  throw redirect(paths.obstacle(obstacle.id), { status: 303 });
}

export default function ObstacleVerb() {
  return (
    <ObstaclePage
      screen={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      open={useParams().verb}
    />
  );
}
