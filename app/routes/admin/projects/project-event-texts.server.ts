import { topics } from "~/core/leads/lead";
import { competentLevels, publicLabels } from "~/core/obstacles/obstacle";
import {
  capitalKinds,
  certificateKinds,
  closedReasons,
  type ProjectTaxonomy,
  projectStates,
} from "~/core/projects/taxonomy";
import { localised } from "~/core/shared/localised";
import { isCurrency } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";

export type RecordEvent = {
  id: number;
  dateTime: string;
  when: string;
  by: string;
  title: string;
  /** What somebody typed, as it was typed. */
  body: string | null;
};

type Row = { id: number; kind: string; at: Date; staff: { name: string }; data: unknown };

/** The history of a project or an obstacle as sentences; what was typed stands under them, untouched. */
export function projectEventTexts(
  rows: readonly Row[],
  locale: Locale,
  taxonomy: ProjectTaxonomy,
  departmentName: (code: string) => string,
): RecordEvent[] {
  return rows.map((row) => ({
    id: row.id,
    dateTime: row.at.toISOString(),
    when: locale.format.dateTime(row.at),
    by: row.staff.name,
    title: title(row, locale, taxonomy, departmentName),
    body: body(row, locale, taxonomy),
  }));
}

function title(
  { kind, data }: Row,
  { t, format, lang }: Locale,
  taxonomy: ProjectTaxonomy,
  departmentName: (code: string) => string,
): string {
  const text = (name: string) => textOf(data, name) ?? "";
  const date = text("on") ? format.date(text("on")) : "";
  const stage = (name: string) => stageName(taxonomy, text(name), lang);
  switch (kind) {
    case "opened":
      return text("lead")
        ? t("projects:events.openedOf", { lead: text("lead") })
        : t("projects:events.opened");
    case "stage-moved":
      return t("projects:events.stage-moved", { from: stage("from"), to: stage("to") });
    case "state-changed": {
      const state = projectStates.find((known) => known === text("state"));
      return t("projects:events.state-changed", { state: state ? t(`projects:states.${state}`) : "" });
    }
    case "capital-recorded": {
      const known = capitalKinds.find((each) => each === text("kind"));
      const amount = amountText(data, format);
      return t("projects:events.capital-recorded", {
        kind: known ? t(`projects:capitalKinds.${known}`) : "",
        amount,
        date,
      });
    }
    case "certificate-recorded": {
      const known = certificateKinds.find((each) => each === text("kind"));
      return t("projects:events.certificate-recorded", {
        kind: known ? t(`projects:certificateKinds.${known}`) : "",
        number: text("number"),
      });
    }
    case "struck":
      return t("projects:events.struck", { what: text("what") || amountText(data, format) });
    case "obstacle-opened":
      return t("projects:events.obstacle-opened", { title: text("title") });
    case "step-promised":
      return t("projects:events.step-promised", { date, department: departmentName(text("department")) });
    case "department-moved":
      return t("projects:events.department-moved", {
        from: departmentName(text("from")),
        to: departmentName(text("to")),
      });
    case "minutes-kept":
    case "escalated":
      return t(`projects:events.${kind}`, { date });
    case "edited":
    case "obstacle-edited":
    case "step-done":
    case "obstacle-resolved":
    case "amendment-proposed":
      return t(`projects:events.${kind}`);
    default:
      return kind;
  }
}

function body({ kind, data }: Row, { t, lang }: Locale, taxonomy: ProjectTaxonomy): string | null {
  const before: unknown = Reflect.get(Object(data), "before");
  if (typeof before === "object" && before !== null) {
    const fields = Object.entries(before).map(
      ([name, value]) =>
        `${fieldName(name, t)}${marks[lang].colon}${shownValue(name, String(value), t, taxonomy, lang)}`,
    );
    return fields.length > 0 ? t("projects:events.editedBefore", { fields: fields.join(" · ") }) : null;
  }
  const typed = textOf(data, "text");
  if (kind !== "state-changed") return typed ?? textOf(data, "reason");
  const parts = [reasonName(taxonomy, textOf(data, "reason"), lang), textOf(data, "lostTo"), typed];
  return parts.filter(Boolean).join(" · ") || null;
}

type Translate = Locale["t"];

/** A column by the label its form gives it. */
function fieldName(name: string, t: Translate): string {
  switch (name) {
    case "sectorCode":
      return t("projects:heads.sector");
    case "opportunitySlug":
      return t("projects:heads.opportunity");
    case "title":
      return t("projects:obstacles.titleField");
    case "causeId":
      return t("projects:obstacles.provision");
    case "sensitive":
      return t("projects:obstacles.sensitive");
    case "name":
    case "place":
    case "partnerCountry":
    case "jobsPlanned":
    case "jobsActual":
      return t(`projects:heads.${name}`);
    case "topic":
    case "description":
    case "law":
    case "article":
    case "level":
    case "publicLabel":
      return t(`projects:obstacles.${name}`);
    default:
      return name;
  }
}

function shownValue(
  name: string,
  value: string,
  t: Translate,
  taxonomy: ProjectTaxonomy,
  lang: Locale["lang"],
): string {
  if (value === "") return t("projects:events.empty");
  const level = competentLevels.find((known) => known === value);
  if (name === "level" && level) return t(`projects:obstacles.levels.${level}`);
  const topic = topics.find((known) => known === value);
  if (name === "topic" && topic) return t(`routing:topics.${topic}`);
  const label = publicLabels.find((known) => known === value);
  return name === "publicLabel" && label ? labelName(taxonomy, label, lang) : value;
}

function amountText(data: unknown, format: Locale["format"]): string {
  const amount: unknown = Reflect.get(Object(data), "amount");
  const minor = textOf(amount, "minor") ?? "";
  const currency = textOf(amount, "currency");
  return /^[0-9]+$/.test(minor) && isCurrency(currency)
    ? format.money({ minor: BigInt(minor), currency })
    : "";
}

function textOf(data: unknown, name: string): string | null {
  const value: unknown = Reflect.get(Object(data), name);
  return typeof value === "string" && value !== "" ? value : null;
}

export function stageName(taxonomy: ProjectTaxonomy, code: string, lang: Locale["lang"]): string {
  const stage = taxonomy.stages.find((known) => known.code === code);
  return stage ? localised(stage.names, lang).text : code;
}

export function reasonName(
  taxonomy: ProjectTaxonomy,
  code: string | null,
  lang: Locale["lang"],
): string | null {
  const known = closedReasons.find((each) => each === code);
  const reason = taxonomy.reasons.find((each) => each.code === known);
  return reason ? localised(reason.names, lang).text : code;
}

export function labelName(taxonomy: ProjectTaxonomy, code: string, lang: Locale["lang"]): string {
  const label = taxonomy.publicLabels.find((known) => known.code === code);
  return label ? localised(label.names, lang).text : code;
}
