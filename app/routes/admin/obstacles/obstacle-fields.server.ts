import { topics } from "~/core/leads/lead";
import { competentLevels } from "~/core/obstacles/obstacle";
import type { ProjectTaxonomy } from "~/core/projects/taxonomy";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { FieldSpec } from "../projects/record-answer";

export const obstacleNames = [
  "topic",
  "title",
  "description",
  "law",
  "article",
  "level",
  "publicLabel",
  "sensitive",
  "cause",
];

type Known = {
  topic?: string | null;
  title?: string;
  description?: string;
  law?: string | null;
  article?: string | null;
  level?: string;
  publicLabel?: string;
  sensitive?: boolean;
};

type Cause = { id: number; topic: string; law: string; article: string };

/** The fields of an obstacle, filled with what is known. A cause is chosen only to overrule what its provision says. */
export function obstacleFields(
  { t, lang }: Locale,
  taxonomy: ProjectTaxonomy,
  causes: readonly Cause[],
  known: Known,
): FieldSpec[] {
  return [
    {
      kind: "line",
      name: "title",
      label: t("projects:obstacles.titleField"),
      hint: t("projects:obstacles.titleHint"),
      value: known.title,
    },
    {
      kind: "select",
      name: "topic",
      label: t("projects:obstacles.topic"),
      value: known.topic ?? undefined,
      options: topics.map((value) => ({ value, text: t(`routing:topics.${value}`) })),
    },
    {
      kind: "text",
      name: "description",
      label: t("projects:obstacles.description"),
      value: known.description,
    },
    {
      kind: "line",
      name: "law",
      label: t("projects:obstacles.law"),
      optional: true,
      value: known.law ?? undefined,
    },
    {
      kind: "line",
      name: "article",
      label: t("projects:obstacles.article"),
      optional: true,
      value: known.article ?? undefined,
    },
    {
      kind: "select",
      name: "level",
      label: t("projects:obstacles.level"),
      value: known.level,
      options: competentLevels.map((value) => ({ value, text: t(`projects:obstacles.levels.${value}`) })),
    },
    ...(causes.length > 0
      ? [
          {
            kind: "select" as const,
            name: "cause",
            label: t("projects:obstacles.cause"),
            hint: t("projects:obstacles.causeHint"),
            optional: true,
            options: causes.map((cause) => ({
              value: String(cause.id),
              text: provisionText(cause) || String(cause.id),
            })),
          },
        ]
      : []),
    {
      kind: "select",
      name: "publicLabel",
      label: t("projects:obstacles.publicLabel"),
      hint: t("projects:obstacles.publicLabelHint"),
      value: known.publicLabel ?? "in-coordination",
      options: taxonomy.publicLabels.map(({ code, names }) => ({ value: code, ...localised(names, lang) })),
    },
    {
      kind: "yes",
      name: "sensitive",
      label: t("projects:obstacles.sensitiveField"),
      value: known.sensitive ? "yes" : "",
    },
  ];
}

/** "Luật Đất đai 31/2024/QH15, Điều 160". */
export function provisionText({ law, article }: { law: string | null; article: string | null }): string {
  return [law, article].filter(Boolean).join(", ");
}
