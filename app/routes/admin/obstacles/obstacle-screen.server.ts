import { vietnamDate } from "~/core/deadlines/calendar";
import { topics } from "~/core/leads/lead";
import { canMoveObstacle, competentLevels, stepStanding } from "~/core/obstacles/obstacle";
import { heldBy, may } from "~/core/policy/may";
import type { ProjectTaxonomy } from "~/core/projects/taxonomy";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { isoDay } from "~/services/date-columns";
import { type ObstacleView, readCauses, readObstacle } from "~/services/projects/obstacle-queries.server";
import { readTaxonomy } from "~/services/projects/taxonomy.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { labelName, projectEventTexts } from "../projects/project-event-texts.server";
import { departmentOptions } from "../projects/project-fields.server";
import type { FieldSpec } from "../projects/record-answer";
import type { VerbSpec } from "../projects/record-form";
import { obstacleFields, provisionText } from "./obstacle-fields.server";
import { obstacleStateTone } from "./obstacle-tone";

export type ObstacleScreen = Awaited<ReturnType<typeof obstacleScreen>>;

/** An obstacle's page as texts in the language of the person who reads it. */
export async function obstacleScreen({ actor, staff }: SignedIn, id: number) {
  const locale = translator(staff.language);
  const { t, format, lang } = locale;
  const [obstacle, taxonomy, facts, causes] = await Promise.all([
    readObstacle(db(), actor, id),
    readTaxonomy(db()),
    readFacts(db()),
    readCauses(db()),
  ]);
  const names = reasonNames(facts, lang);
  const today = vietnamDate(new Date());
  const mayEdit = may(actor, "obstacle:edit", heldBy(obstacle.project.departmentCode));
  return {
    title: obstacle.title,
    id: obstacle.id,
    seen: { version: obstacle.version, lastEvent: obstacle.lastEvent },
    state: obstacleStateTone(obstacle.state),
    sensitive: obstacle.sensitive,
    description: obstacle.description,
    project: { href: paths.project(obstacle.project.code), text: obstacle.project.name },
    facts: factLines(obstacle, locale, taxonomy),
    cause: obstacle.causeId
      ? {
          href: `${paths.obstacles()}/causes/${obstacle.causeId}`,
          text: t("projects:obstacles.onProjects", {
            count: new Set([obstacle.project.code, ...obstacle.elsewhere.map(({ project }) => project.code)])
              .size,
          }),
        }
      : null,
    elsewhere: obstacle.elsewhere.map((other) => ({
      href: paths.obstacle(other.id),
      text: `${other.project.name} · ${other.title}`,
      state: obstacleStateTone(other.state),
    })),
    steps: obstacle.steps.map((step) => {
      const dueOn = isoDay(step.dueOn) ?? today;
      return {
        id: step.id,
        what: step.what,
        owner: [names.department(step.departmentCode), step.role].filter(Boolean).join(" · "),
        dueOn: format.date(dueOn),
        standing: stepStanding({ dueOn, done: step.doneAt !== null }, today),
      };
    }),
    minutes: obstacle.minutes.map((minute) => ({
      id: minute.id,
      head: t("projects:obstacles.minutesOf", {
        date: format.date(isoDay(minute.metOn) ?? ""),
        departments: format.list(minute.departments.map(names.department)),
      }),
      text: minute.text,
    })),
    events: projectEventTexts(obstacle.events, locale, taxonomy, names.department),
    verbs: mayEdit ? verbSpecs(obstacle, locale, taxonomy, facts, causes) : [],
  };
}

function factLines(obstacle: ObstacleView, { t, format, lang }: Locale, taxonomy: ProjectTaxonomy) {
  const topic = topics.find((known) => known === obstacle.topic);
  const level = competentLevels.find((known) => known === obstacle.level);
  const lines: [label: string, text: string | null | undefined, href?: string][] = [
    [
      t("projects:heads.lead"),
      obstacle.lead?.code,
      obstacle.lead ? paths.lead(obstacle.lead.code) : undefined,
    ],
    [t("projects:obstacles.topic"), topic && t(`routing:topics.${topic}`)],
    [t("projects:obstacles.provision"), provisionText(obstacle)],
    [t("projects:obstacles.level"), level && t(`projects:obstacles.levels.${level}`)],
    [t("projects:obstacles.publicLabel"), labelName(taxonomy, obstacle.publicLabel, lang)],
    [t("projects:obstacles.outcome"), obstacle.outcome],
    [t("projects:obstacles.openedAt"), format.dateTime(obstacle.openedAt)],
  ];
  return lines.flatMap(([label, text, href]) => (text ? [{ label, text, href }] : []));
}

function verbSpecs(
  obstacle: ObstacleView,
  locale: Locale,
  taxonomy: ProjectTaxonomy,
  facts: Facts,
  causes: Awaited<ReturnType<typeof readCauses>>,
): VerbSpec[] {
  const { t } = locale;
  const { state } = obstacleStateTone(obstacle.state);
  const departments = departmentOptions(facts, locale);
  const text = (name: "what" | "text" | "reason"): FieldSpec => ({
    kind: "text",
    name,
    label: t(`projects:obstacles.fields.${name}`),
  });
  const open = obstacle.steps.filter(({ doneAt }) => doneAt === null);
  const fields = {
    step: [
      text("what"),
      {
        kind: "select",
        name: "department",
        label: t("projects:heads.department"),
        options: departmentOptions(facts, locale, vietnamDate(new Date())),
      },
      { kind: "line", name: "role", label: t("projects:obstacles.fields.role"), optional: true },
      { kind: "date", name: "dueOn", label: t("projects:obstacles.dueOn") },
    ],
    done:
      open.length > 0
        ? [
            {
              kind: "select",
              name: "step",
              label: t("projects:obstacles.step"),
              options: open.map(({ id, what }) => ({ value: String(id), text: what.slice(0, 120) })),
            },
          ]
        : null,
    minutes: [
      { kind: "date", name: "metOn", label: t("projects:obstacles.fields.metOn") },
      {
        kind: "several",
        name: "departments",
        label: t("projects:obstacles.fields.attended"),
        options: departments,
      },
      text("text"),
    ],
    escalate: canMoveObstacle("escalate", state)
      ? [text("reason"), { kind: "date", name: "on", label: t("projects:obstacles.fields.on") }]
      : null,
    resolve: [{ kind: "text", name: "outcome", label: t("projects:obstacles.outcome") }],
    facts: obstacleFields(locale, taxonomy, causes, obstacle),
  } satisfies Record<string, FieldSpec[] | null>;
  if (!canMoveObstacle("edit", state)) return [];
  return (["step", "done", "minutes", "escalate", "resolve", "facts"] as const).flatMap((verb) => {
    const given = fields[verb];
    if (!given) return [];
    return [
      {
        verb,
        title: t(`projects:obstacles.verbs.${verb}`),
        about: t(`projects:obstacles.aboutVerbs.${verb}`),
        send: t(`projects:obstacles.send.${verb}`),
        fields: given,
      },
    ];
  });
}
