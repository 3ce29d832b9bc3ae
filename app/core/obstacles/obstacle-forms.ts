import { type Topic, topics } from "~/core/leads/lead";
import {
  type CompetentLevel,
  competentLevels,
  type PublicLabel,
  publicLabels,
} from "~/core/obstacles/obstacle";
import { fieldReader, type Read, readOf, type Typed } from "~/core/projects/read-fields";
import type { CodeList } from "~/core/shared/code-list";

export type ObstacleFacts = {
  topic: Topic;
  title: string;
  description: string;
  law: string;
  article: string;
  level: CompetentLevel;
  publicLabel: PublicLabel;
  sensitive: boolean;
  /** The cause that staff tie it to; null: the one that follows from topic, law and article. */
  causeId: number | null;
};

export function readObstacleFacts(typed: Typed, today: string): Read<ObstacleFacts> {
  const form = fieldReader(typed, today);
  const cause = form.codeOrNone("cause", (id) => /^[1-9][0-9]{0,8}$/.test(id));
  const value = {
    topic: form.choice("topic", topics),
    title: form.line("title"),
    description: form.text("description"),
    law: form.lineOrNone("law") ?? "",
    article: form.lineOrNone("article") ?? "",
    level: form.choice("level", competentLevels),
    publicLabel: form.choice("publicLabel", publicLabels),
    sensitive: typed.sensitive === "yes",
    causeId: cause === null ? null : Number(cause),
  };
  return readOf(value, form.problems);
}

export type StepForm = { what: string; department: string; role: string; dueOn: string };

export function readStep(typed: Typed, departments: CodeList, today: string): Read<StepForm> {
  const form = fieldReader(typed, today);
  const value = {
    what: form.text("what", 2_000),
    department: form.code("department", (code) => departments.has(code)),
    role: form.lineOrNone("role") ?? "",
    dueOn: form.day("dueOn", "any"),
  };
  return readOf(value, form.problems);
}

export type MinuteForm = { metOn: string; departments: string[]; text: string };

/** The departments come as one field, their codes set apart by spaces. */
export function readMinute(typed: Typed, departments: CodeList, today: string): Read<MinuteForm> {
  const form = fieldReader(typed, today);
  const attended = [...new Set((typed.departments ?? "").split(/\s+/).filter(Boolean))];
  if (attended.length === 0) form.problems.departments = "blank";
  if (!attended.every((code) => departments.has(code))) form.problems.departments = "unknown";
  const value = { metOn: form.day("metOn", "past"), departments: attended, text: form.text("text") };
  return readOf(value, form.problems);
}

export type EscalationForm = { reason: string; on: string };

export function readEscalation(typed: Typed, today: string): Read<EscalationForm> {
  const form = fieldReader(typed, today);
  return readOf({ reason: form.text("reason"), on: form.day("on", "past") }, form.problems);
}

export function readOutcome(typed: Typed, today: string): Read<{ outcome: string }> {
  const form = fieldReader(typed, today);
  return readOf({ outcome: form.text("outcome") }, form.problems);
}
