import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { competentLevels, stepStanding } from "~/core/obstacles/obstacle";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { isoDay } from "~/services/date-columns";
import { listObstacles } from "~/services/projects/obstacle-queries.server";
import { EmptyState } from "~/ui/data/empty-state";
import { ListLine, SortLinks } from "~/ui/data/list-row";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { provisionText } from "./obstacle-fields.server";
import { ObstacleTable } from "./obstacle-table";
import { obstacleStateTone } from "./obstacle-tone";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "project:read");
  const { t } = translator(staff.language);
  const which = new URL(request.url).searchParams.get("show") === "all" ? "all" : "standing";
  const found = await listObstacles(db(), actor, which);
  const today = vietnamDate(new Date());
  const row = (obstacle: (typeof found)[number]) => {
    const level = competentLevels.find((known) => known === obstacle.level) ?? "province";
    const overdue = obstacle.steps.filter(
      ({ dueOn }) => stepStanding({ dueOn: isoDay(dueOn) ?? today, done: false }, today) === "overdue",
    ).length;
    return {
      href: paths.obstacle(obstacle.id),
      title: obstacle.title,
      project: { href: paths.project(obstacle.project.code), text: obstacle.project.name },
      state: obstacleStateTone(obstacle.state),
      level: t(`projects:obstacles.levels.${level}`),
      overdue: overdue > 0 ? t("projects:obstacles.overdue", { count: overdue }) : null,
      sensitive: obstacle.sensitive,
    };
  };
  const causeIds = [...new Set(found.map(({ causeId }) => causeId))];
  const groups = causeIds.map((causeId) => {
    const members = found.filter((obstacle) => obstacle.causeId === causeId);
    const cause = members[0]?.cause;
    const projects = new Set(members.map(({ projectId }) => projectId)).size;
    return {
      key: String(causeId ?? 0),
      projects: causeId === null ? 0 : projects,
      title: cause ? provisionText(cause) : t("projects:obstacles.withoutCause"),
      count: causeId === null ? null : t("projects:obstacles.onProjects", { count: projects }),
      cause: causeId === null ? null : `${paths.obstacles()}/causes/${causeId}`,
      rows: members.map(row),
    };
  });
  return {
    title: t("projects:obstacles.title"),
    which,
    total: found.length,
    groups: groups.sort((a, b) => b.projects - a.projects),
  };
}

export default function ObstacleList() {
  const { t, format } = useLocale();
  const { which, total, groups } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t("projects:obstacles.title")} lead={t("projects:obstacles.about")} />
      <ListLine count={t("projects:obstacles.count", { count: total, total: format.number(total) })}>
        <SortLinks
          label={t("projects:obstacles.state")}
          links={(["standing", "all"] as const).map((show) => ({
            href: paths.obstacles() + (show === "all" ? "?show=all" : ""),
            text: t(`projects:obstacles.${show}`),
            current: which === show,
          }))}
        />
      </ListLine>
      {groups.length === 0 ? <EmptyState title={t("projects:obstacles.empty")} /> : null}
      {groups.map((group) => (
        <Section
          key={group.key}
          title={group.title}
          more={group.cause ? { href: group.cause, text: t("projects:obstacles.seeCause") } : undefined}
        >
          {group.count ? <p>{group.count}</p> : null}
          <ObstacleTable caption={group.title} rows={group.rows} />
        </Section>
      ))}
    </>
  );
}
