import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cleanText } from "~/core/leads/clean";
import { topics } from "~/core/leads/lead";
import { competentLevels } from "~/core/obstacles/obstacle";
import { heldBy, may, type Permission } from "~/core/policy/may";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readCause } from "~/services/projects/obstacle-queries.server";
import { proposeAmendment } from "~/services/projects/propose-amendment.server";
import { Notice } from "~/ui/data/notice";
import { Button } from "~/ui/forms/button";
import { TextArea } from "~/ui/forms/text-area";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import styles from "../projects/projects.module.css";
import { provisionText } from "./obstacle-fields.server";
import { ObstacleTable } from "./obstacle-table";
import { obstacleStateTone } from "./obstacle-tone";

export const meta = deskTitle;

const longestProposal = 10_000;

/** A cause is seen, and its proposal written, by whoever may do so with one of the projects it holds up. */
async function requireCause(request: Request, permission: Permission, typedId: string | undefined) {
  const signedIn = await requireStaff(request, "project:read");
  const id = readId(typedId);
  const cause = id === null ? null : await readCause(db(), signedIn.actor, id);
  if (!cause || cause.obstacles.length === 0) throw new Response(null, { status: 404 });
  const mayEdit = cause.obstacles.some(({ project }) =>
    may(signedIn.actor, "obstacle:edit", heldBy(project.departmentCode)),
  );
  if (permission === "obstacle:edit" && !mayEdit) throw new Response(null, { status: 403 });
  return { signedIn, cause, mayEdit };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, cause, mayEdit } = await requireCause(request, "project:read", params.id);
  const { t } = translator(signedIn.staff.language);
  const topic = topics.find((known) => known === cause.topic) ?? "other";
  return {
    title: provisionText(cause),
    topic: t(`routing:topics.${topic}`),
    version: cause.version,
    proposal: cause.proposal ?? "",
    mayEdit,
    count: t("projects:obstacles.onProjects", {
      count: new Set(cause.obstacles.map(({ project }) => project.code)).size,
    }),
    rows: cause.obstacles.map((obstacle) => ({
      href: paths.obstacle(obstacle.id),
      title: obstacle.title,
      project: { href: paths.project(obstacle.project.code), text: obstacle.project.name },
      state: obstacleStateTone(obstacle.state),
      level: t(
        `projects:obstacles.levels.${competentLevels.find((known) => known === obstacle.level) ?? "province"}`,
      ),
      overdue: null,
      sensitive: obstacle.sensitive,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, cause } = await requireCause(request, "obstacle:edit", params.id);
  const form = await readForm(request);
  const proposal = cleanText(form.text("proposal"));
  if (proposal.length > longestProposal)
    return data({ proposal, kind: "too-long" as const }, { status: 422 });
  const seen = { id: cause.id, version: readId(form.text("version")) };
  const deps = { db: db(), now: new Date(), actor: signedIn.actor };
  const kept = await proposeAmendment(deps, seen, proposal);
  if (!kept) return data({ proposal, kind: "changed" as const }, { status: 409 });
  throw redirect(`${paths.obstacles()}/causes/${cause.id}`, { status: 303 });
}

export default function Cause() {
  const { t } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        label={t("projects:obstacles.title")}
        steps={[{ href: paths.obstacles(), text: t("projects:obstacles.title") }, { text: loaded.title }]}
      />
      <PageHead title={loaded.title} over={loaded.topic} lead={loaded.count} />
      {answer?.kind === "changed" ? (
        <Notice kind="caution" title={t("projects:conflict.title")}>
          <p>{t("projects:conflict.cause")}</p>
          <p className={styles.typed}>{loaded.proposal}</p>
        </Notice>
      ) : null}
      <ObstacleTable caption={loaded.title} rows={loaded.rows} />
      <Section title={t("projects:obstacles.proposal")}>
        {loaded.mayEdit ? (
          <form className={styles.form} method="post" noValidate>
            <input type="hidden" name="version" value={loaded.version} />
            <TextArea
              name="proposal"
              label={t("projects:obstacles.proposal")}
              hint={t("projects:obstacles.proposalHint")}
              value={answer?.proposal ?? loaded.proposal}
              error={answer?.kind === "too-long" ? t("projects:problems.too-long") : undefined}
            />
            <div>
              <Button dense kind="secondary">
                {t("projects:obstacles.send.proposal")}
              </Button>
            </div>
          </form>
        ) : (
          <p className={styles.typed}>{loaded.proposal || "–"}</p>
        )}
      </Section>
    </>
  );
}
