import type { ObstacleState } from "~/core/obstacles/obstacle";
import { useLocale } from "~/i18n/locale";
import { DataTable } from "~/ui/data/data-table";
import { StatusLabel, type Tone } from "~/ui/data/status-label";
import { obstacleStateText } from "./obstacle-tone";

type Row = {
  href: string;
  title: string;
  project: { href: string; text: string };
  state: { state: ObstacleState; tone: Tone };
  level: string;
  overdue: string | null;
  sensitive: boolean;
};

/** Obstacles with their projects, whatever brought them together. */
export function ObstacleTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const { t } = useLocale();
  return (
    <DataTable
      dense
      hideCaption
      caption={caption}
      columns={[
        { key: "obstacle", text: t("projects:obstacles.obstacle") },
        { key: "project", text: t("projects:obstacles.project") },
        { key: "level", text: t("projects:obstacles.level") },
        { key: "state", text: t("projects:obstacles.state") },
        { key: "steps", text: t("projects:obstacles.steps") },
      ]}
      rows={rows.map((row) => ({
        key: row.href,
        cells: [
          <span key="obstacle">
            <a href={row.href}>{row.title}</a>
            {row.sensitive ? ` (${t("projects:obstacles.sensitive")})` : null}
          </span>,
          <a key="project" href={row.project.href}>
            {row.project.text}
          </a>,
          row.level,
          <StatusLabel key="state" tone={row.state.tone} text={obstacleStateText(t, row.state)} />,
          row.overdue ? <StatusLabel key="steps" tone="late" text={row.overdue} /> : "–",
        ],
      }))}
    />
  );
}
