import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { readObstacleFacts } from "~/core/obstacles/obstacle-forms";
import { heldBy, may } from "~/core/policy/may";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readCauses } from "~/services/projects/obstacle-queries.server";
import { tieLead } from "~/services/projects/open-obstacle.server";
import { findProject, readLeadTie, searchProjects } from "~/services/projects/queries.server";
import { readTaxonomy } from "~/services/projects/taxonomy.server";
import { SearchForm } from "~/ui/forms/search-form";
import { readForm } from "../../form-fields.server";
import { requireLead } from "../../require-lead.server";
import { deskTitle } from "../desk-title";
import { NewRecordPage } from "../projects/new-record-page";
import type { FieldSpec } from "../projects/record-answer";
import { incomplete, refused, typedOf } from "../projects/record-door.server";
import { obstacleFields, obstacleNames } from "./obstacle-fields.server";

export const meta = deskTitle;

/** Whoever answers for an obstacle lead ties it; a tied one leads to its obstacle. */
async function requireObstacleLead(request: Request, code: string | undefined) {
  const { signedIn, lead } = await requireLead(request, "lead:read", code);
  if (!may(signedIn.actor, "obstacle:edit", heldBy(lead.subject.department))) {
    throw new Response(null, { status: 403 });
  }
  return { signedIn, lead };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireObstacleLead(request, params.code);
  const tie = await readLeadTie(db(), lead.id);
  if (tie.obstacle) throw redirect(paths.obstacle(tie.obstacle.id), { status: 303 });
  if (tie.kind !== "obstacle") throw redirect(paths.lead(lead.code), { status: 303 });
  const locale = translator(signedIn.staff.language);
  const find = (new URL(request.url).searchParams.get("find") ?? "").slice(0, 200);
  const [taxonomy, causes, found] = await Promise.all([
    readTaxonomy(db()),
    readCauses(db()),
    searchProjects(db(), signedIn.actor, find),
  ]);
  const project: FieldSpec = {
    kind: "select",
    name: "project",
    label: locale.t("projects:obstacles.tie.project"),
    options: found.map(({ code, name }) => ({ value: code, text: `${code} · ${name}` })),
    value: found.length === 1 ? found[0]?.code : undefined,
  };
  const { subject, message, topic } = tie;
  return {
    title: locale.t("projects:obstacles.tie.title"),
    action: `${paths.lead(lead.code)}/obstacle`,
    find,
    form: {
      title: locale.t("projects:obstacles.tie.title"),
      about: locale.t("projects:obstacles.tie.about", { code: lead.code }),
      send: locale.t("projects:obstacles.tie.send"),
      fields:
        found.length > 0
          ? [
              project,
              ...obstacleFields(locale, taxonomy, causes, {
                title: subject.slice(0, 200),
                description: message,
                topic,
              }),
            ]
          : [],
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireObstacleLead(request, params.code);
  const { actor } = signedIn;
  const typed = typedOf(await readForm(request), ["project", ...obstacleNames]);
  const now = new Date();
  const read = readObstacleFacts(typed, vietnamDate(now));
  const project = await findProject(db(), typed.project ?? "");
  const mayTie = project !== null && may(actor, "obstacle:edit", heldBy(project.departmentCode));
  if ("problems" in read || !mayTie) {
    const problems = "problems" in read ? read.problems : {};
    return incomplete("tie", typed, mayTie ? problems : { project: "unknown", ...problems });
  }
  const opened = await tieLead({ db: db(), now, actor }, lead.id, project.id, read.value);
  if (opened.kind === "refused") return refused("tie", typed, opened.reason);
  throw redirect(paths.obstacle(opened.id), { status: 303 });
}

export default function TieLead() {
  const { t } = useLocale();
  const { form, find, action: address } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <NewRecordPage
      verb="tie"
      {...form}
      answer={answer}
      postTo={find ? `${address}?find=${encodeURIComponent(find)}` : undefined}
    >
      <SearchForm
        action={address}
        name="find"
        id="find-project"
        value={find}
        label={t("projects:obstacles.tie.find")}
        button={t("projects:obstacles.tie.findButton")}
        size="dense"
      />
      {find && form.fields.length === 0 ? <p role="status">{t("projects:obstacles.tie.nothing")}</p> : null}
    </NewRecordPage>
  );
}
