import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { readObstacleFacts } from "~/core/obstacles/obstacle-forms";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readCauses } from "~/services/projects/obstacle-queries.server";
import { openObstacle } from "~/services/projects/open-obstacle.server";
import { readTaxonomy } from "~/services/projects/taxonomy.server";
import { readForm } from "../../form-fields.server";
import { deskTitle } from "../desk-title";
import { NewRecordPage } from "../projects/new-record-page";
import { incomplete, refused, typedOf } from "../projects/record-door.server";
import { requireProject } from "../projects/require-project.server";
import { obstacleFields, obstacleNames } from "./obstacle-fields.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, project } = await requireProject(request, "obstacle:edit", params.code);
  const locale = translator(signedIn.staff.language);
  const [taxonomy, causes] = await Promise.all([readTaxonomy(db()), readCauses(db())]);
  return {
    title: locale.t("projects:obstacles.new"),
    about: locale.t("projects:obstacles.newAbout", { code: project.code }),
    send: locale.t("projects:obstacles.send.open"),
    fields: obstacleFields(locale, taxonomy, causes, {}),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, project } = await requireProject(request, "obstacle:edit", params.code);
  const typed = typedOf(await readForm(request), obstacleNames);
  const now = new Date();
  const read = readObstacleFacts(typed, vietnamDate(now));
  if ("problems" in read) return incomplete("open", typed, read.problems);
  const opened = await openObstacle({ db: db(), now, actor: signedIn.actor }, project.id, read.value);
  if (opened.kind === "refused") return refused("open", typed, opened.reason);
  throw redirect(paths.obstacle(opened.id), { status: 303 });
}

export default function NewObstacle() {
  return (
    <NewRecordPage verb="open" {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
