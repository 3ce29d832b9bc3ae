import { vietnamDate } from "~/core/deadlines/calendar";
import { stepStanding } from "~/core/obstacles/obstacle";
import { heldBy, may } from "~/core/policy/may";
import { type CapitalSum, sumCapital } from "~/core/projects/capital";
import { missingFor, stageBeside } from "~/core/projects/stages";
import {
  capitalKinds,
  certificateKinds,
  isStage,
  type ProjectTaxonomy,
  projectStates,
  type Stage,
} from "~/core/projects/taxonomy";
import { localised } from "~/core/shared/localised";
import { isCurrency } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { isoDay } from "~/services/date-columns";
import { gateFacts } from "~/services/projects/move-project.server";
import { capitalEntries, type ProjectView, readProject } from "~/services/projects/queries.server";
import { readTaxonomy } from "~/services/projects/taxonomy.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { placeName, reasonNames } from "~/services/reference/names";
import { obstacleStateTone } from "../obstacles/obstacle-tone";
import { projectEventTexts, reasonName, stageName } from "./project-event-texts.server";
import { projectFields } from "./project-fields.server";
import type { FieldSpec } from "./record-answer";
import type { VerbSpec } from "./record-form";

export type ProjectScreen = Awaited<ReturnType<typeof projectScreen>>;

/** A project's page as texts in the language of the person who reads it. */
export async function projectScreen({ actor, staff }: SignedIn, id: number) {
  const locale = translator(staff.language);
  const { t, format, lang } = locale;
  const [project, taxonomy, facts] = await Promise.all([
    readProject(db(), id),
    readTaxonomy(db()),
    readFacts(db()),
  ]);
  const names = reasonNames(facts, lang);
  const stage = isStage(project.stage) ? project.stage : "NEW";
  const state = projectStates.find((known) => known === project.state) ?? "active";
  const subject = heldBy(project.departmentCode);
  const mayEdit = may(actor, "project:edit", subject);
  const counted = capitalEntries(project.capital.filter(({ struckAt }) => struckAt === null));
  const sumOf = (kind: "committed" | "realised") => sumText(sumCapital(counted, kind, facts.rates), locale);
  const today = vietnamDate(new Date());
  const exit = taxonomy.stages.find(({ code }) => code === stage)?.exit ?? {};
  return {
    title: `${project.code} · ${project.name}`,
    code: project.code,
    name: project.name,
    demo: project.demo,
    seen: { version: project.version, lastEvent: project.lastEvent },
    state: { tone: stateTone(state), text: t(`projects:states.${state}`) },
    stages: taxonomy.stages.map(({ code }) => ({
      code,
      text: stageName(taxonomy, code, lang),
      current: code === stage,
    })),
    exit: localised(exit, lang),
    missing: missingFor(stage, await gateFacts(db(), project)),
    hasNext: stageBeside(stage, "forward") !== null,
    facts: factLines(project, locale, taxonomy, facts),
    sums: { committed: sumOf("committed"), realised: sumOf("realised") },
    rateDate: format.date(facts.rates.date),
    capital: project.capital.map((row) => ({
      id: row.id,
      kind: t(`projects:capitalKinds.${capitalKinds.find((known) => known === row.kind) ?? "committed"}`),
      amount: isCurrency(row.currency)
        ? format.money({ minor: row.amountMinor, currency: row.currency })
        : row.currency,
      on: format.date(isoDay(row.on) ?? ""),
      note: row.note,
      struck: row.struckAt !== null,
    })),
    certificates: project.certificates.map((row) => ({
      id: row.id,
      kind: t(`projects:certificateKinds.${certificateKinds.find((known) => known === row.kind) ?? "other"}`),
      number: row.number,
      on: format.date(isoDay(row.on) ?? ""),
      struck: row.struckAt !== null,
    })),
    obstacles: project.obstacles.map((obstacle) => {
      const overdue = obstacle.steps.filter(
        (step) =>
          stepStanding({ dueOn: isoDay(step.dueOn) ?? today, done: step.doneAt !== null }, today) ===
          "overdue",
      ).length;
      return {
        href: paths.obstacle(obstacle.id),
        title: obstacle.title,
        state: obstacleStateTone(obstacle.state),
        overdue: overdue > 0 ? t("projects:obstacles.overdue", { count: overdue }) : null,
      };
    }),
    newObstacle: may(actor, "obstacle:edit", subject) ? `${paths.project(project.code)}/obstacle` : null,
    events: projectEventTexts(project.events, locale, taxonomy, names.department),
    verbs: mayEdit ? verbSpecs(project, stage, locale, taxonomy, facts) : [],
  };
}

export function stateTone(state: "active" | "stalled" | "lost") {
  return state === "active"
    ? ("fine" as const)
    : state === "stalled"
      ? ("soon" as const)
      : ("quiet" as const);
}

/** A sum in dollars at the reference rate, with the originals where they are not dollars; null without any. */
export function sumText(sum: CapitalSum, { format }: Locale): { usd: string; originals: string } | null {
  if (sum.originals.length === 0) return null;
  return { usd: format.money(sum.usd), originals: format.list(sum.originals.map(format.money)) };
}

function factLines(
  project: ProjectView,
  { t, format, lang }: Locale,
  taxonomy: ProjectTaxonomy,
  facts: Facts,
) {
  const names = reasonNames(facts, lang);
  const number = (value: number | null) => (value === null ? null : format.number(value));
  const lines: [label: string, text: string | null, href?: string][] = [
    [t("projects:heads.department"), names.department(project.departmentCode)],
    [
      t("projects:heads.lead"),
      project.lead?.code ?? null,
      project.lead ? paths.lead(project.lead.code) : undefined,
    ],
    [t("projects:heads.sector"), project.sectorCode && names.sector(project.sectorCode)],
    [t("projects:heads.place"), project.place && placeName(facts, project.place, lang).text],
    [t("projects:heads.partnerCountry"), project.partnerCountry && format.country(project.partnerCountry)],
    [
      t("projects:heads.opportunity"),
      project.opportunitySlug && names.opportunity(project.opportunitySlug),
      project.opportunitySlug ? paths.opportunity(lang, project.opportunitySlug) : undefined,
    ],
    [t("projects:heads.jobsPlanned"), number(project.jobsPlanned)],
    [t("projects:heads.jobsActual"), number(project.jobsActual)],
    [t("projects:heads.reason"), reasonName(taxonomy, project.reason, lang)],
    [t("projects:heads.reasonNote"), project.reasonNote],
    [t("projects:heads.lostTo"), project.lostTo],
    [t("projects:heads.openedAt"), format.dateTime(project.openedAt)],
  ];
  return lines.flatMap(([label, text, href]) => (text ? [{ label, text, href }] : []));
}

function verbSpecs(
  project: ProjectView,
  stage: Stage,
  locale: Locale,
  taxonomy: ProjectTaxonomy,
  facts: Facts,
): VerbSpec[] {
  const { t, format, lang } = locale;
  const spec = (
    verb: "facts" | "stage" | "state" | "capital" | "certificate" | "strike",
    fields: FieldSpec[],
  ) => ({
    verb,
    title: t(`projects:verbs.${verb}`),
    about: t(`projects:about.${verb}`),
    send: t(`projects:send.${verb}`),
    fields,
  });
  const directions = (["forward", "back"] as const).flatMap((direction) => {
    const to = stageBeside(stage, direction);
    const name = to && stageName(taxonomy, to, lang);
    return name ? [{ value: direction, text: t(`projects:fields.${direction}`, { stage: name }) }] : [];
  });
  const entries = [
    ...project.capital
      .filter(({ struckAt }) => struckAt === null)
      .flatMap(({ id, amountMinor, currency, on }) =>
        isCurrency(currency)
          ? [
              {
                value: `capital:${id}`,
                text: `${format.money({ minor: amountMinor, currency })}, ${format.date(isoDay(on) ?? "")}`,
              },
            ]
          : [],
      ),
    ...project.certificates
      .filter(({ struckAt }) => struckAt === null)
      .map(({ id, number }) => ({ value: `certificate:${id}`, text: number })),
  ];
  const on: FieldSpec = {
    kind: "date",
    name: "on",
    label: t("projects:fields.on"),
    hint: t("projects:fields.dateHint"),
  };
  return [
    ...(project.state === "active"
      ? [
          spec("stage", [
            { kind: "select", name: "direction", label: t("projects:fields.direction"), options: directions },
            { kind: "text", name: "reason", label: t("projects:fields.reason") },
          ]),
        ]
      : []),
    spec("capital", [
      {
        kind: "select",
        name: "kind",
        label: t("projects:heads.kind"),
        options: capitalKinds.map((value) => ({ value, text: t(`projects:capitalKinds.${value}`) })),
      },
      { kind: "money", name: "capital", label: t("projects:fields.capital") },
      on,
      { kind: "line", name: "note", label: t("projects:heads.note"), optional: true },
    ]),
    spec("certificate", [
      {
        kind: "select",
        name: "kind",
        label: t("projects:heads.kind"),
        options: certificateKinds.map((value) => ({ value, text: t(`projects:certificateKinds.${value}`) })),
      },
      { kind: "line", name: "number", label: t("projects:heads.number") },
      on,
    ]),
    spec("facts", projectFields(facts, locale, project)),
    spec("state", [
      {
        kind: "select",
        name: "state",
        label: t("projects:fields.state"),
        options: projectStates
          .filter((state) => state !== project.state)
          .map((value) => ({ value, text: t(`projects:states.${value}`) })),
      },
      {
        kind: "select",
        name: "reason",
        label: t("projects:fields.closedReason"),
        options: taxonomy.reasons.map(({ code, names }) => ({ value: code, ...localised(names, lang) })),
      },
      {
        kind: "text",
        name: "note",
        label: t("projects:fields.stateNote"),
        hint: t("projects:fields.stateNoteHint"),
      },
      { kind: "line", name: "lostTo", label: t("projects:fields.lostTo"), optional: true },
    ]),
    ...(entries.length > 0
      ? [
          spec("strike", [
            { kind: "select", name: "entry", label: t("projects:fields.entry"), options: entries },
            { kind: "text", name: "reason", label: t("projects:fields.strikeReason") },
          ]),
        ]
      : []),
  ];
}
