import { cleanLine, cleanText, isWebAddress } from "~/core/leads/clean";
import { opportunityStatuses } from "~/core/opportunities/opportunity";
import { type Language, languages } from "~/core/shared/language";
import type { Localised } from "~/core/shared/localised";
import type { OpportunityEdit } from "~/services/opportunities/edit-opportunity.server";
import type { FormFields } from "../../form-fields.server";

export type OpportunityTyped = {
  /** When the opportunity had last been changed as the form was opened, ISO 8601. */
  updatedAt: string;
  names: Localised;
  summaries: Localised;
  status: string;
  statusAsOf: string;
  note: string;
  sources: string;
  readByNatives: boolean;
};

export type OpportunityProblem = "no-name" | "no-date" | "no-status" | "source";

export function typedOpportunity(form: FormFields): OpportunityTyped {
  const inAll = (name: string, max: number, clean: (text: string) => string): Localised =>
    Object.fromEntries(
      languages.flatMap((lang): [Language, string][] => {
        const text = clean(form.text(`${name}.${lang}`)).slice(0, max);
        return text ? [[lang, text]] : [];
      }),
    );
  return {
    updatedAt: readInstant(form.text("updatedAt")),
    names: inAll("name", 300, cleanLine),
    summaries: inAll("summary", 5_000, cleanText),
    status: form.text("status").slice(0, 40),
    statusAsOf: cleanLine(form.text("statusAsOf")).slice(0, 200),
    note: cleanText(form.text("note")).slice(0, 2_000),
    sources: cleanText(form.text("sources")).slice(0, 10_000),
    readByNatives: form.text("readByNatives") === "yes",
  };
}

/** A form that names no moment was opened before every change. */
function readInstant(text: string): string {
  return new Date(Date.parse(text) || 0).toISOString();
}

/** What the form says, or what is wrong by field: a page needs a Vietnamese name, a status with its date, and sources. */
export function readOpportunityForm(
  typed: OpportunityTyped,
): { edit: OpportunityEdit } | { errors: Record<string, OpportunityProblem> } {
  const errors: Record<string, OpportunityProblem> = {};
  const status = opportunityStatuses.find((known) => known === typed.status);
  const sources = typed.sources.split(/\s+/).filter(Boolean);
  if (!status) errors.status = "no-status";
  if (!typed.statusAsOf) errors.statusAsOf = "no-date";
  if (!sources.every(isWebAddress)) errors.sources = "source";
  if (!typed.names.vi) errors["name.vi"] = "no-name";
  if (!status || Object.keys(errors).length > 0) return { errors };
  const { names, summaries, statusAsOf, note, readByNatives } = typed;
  return {
    edit: { name: names, summary: summaries, status, statusAsOf, note: note || null, sources, readByNatives },
  };
}
