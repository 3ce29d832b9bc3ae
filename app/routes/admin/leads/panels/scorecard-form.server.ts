import { blankText, cleanText } from "~/core/leads/clean";
import {
  type CriterionCode,
  criterionCodes,
  type Gate,
  gates,
  isAutomatic,
  isPoints,
  type Judgements,
} from "~/core/scorecard/scorecard";
import type { FormFields } from "../../../form-fields.server";
import { longestText } from "../verb-form";

export type ScoreError = "evidence" | "override" | "too-long" | "gate" | "points";
export type TypedScore = {
  points: Partial<Record<CriterionCode, string>>;
  evidence: Partial<Record<CriterionCode, string>>;
  gate: string;
  gateReason: string;
};

/** Reads the form of a score. Points without evidence are no judgement; an error stands at the field that lacks it. */
export function readScoreForm(form: FormFields) {
  const typed: TypedScore = {
    points: {},
    evidence: {},
    gate: form.text("gate"),
    gateReason: cleanText(form.text("gateReason")),
  };
  const errors: Record<string, ScoreError> = {};
  const judgements: Judgements = {};
  for (const code of criterionCodes) {
    const chosen = form.text(`points-${code}`);
    const evidence = cleanText(form.text(`evidence-${code}`));
    typed.points[code] = chosen;
    typed.evidence[code] = evidence.slice(0, longestText);
    if (chosen === "") continue;
    const points = Number(chosen);
    if (!isPoints(points)) errors[`points-${code}`] = "points";
    else if (evidence.length > longestText) errors[`evidence-${code}`] = "too-long";
    else if (blankText(evidence)) errors[`evidence-${code}`] = isAutomatic(code) ? "override" : "evidence";
    else judgements[code] = { points, evidence };
  }
  const gate: Gate = gates.find((known) => known === typed.gate) ?? "not-looked";
  if (typed.gateReason.length > longestText) errors.gateReason = "too-long";
  else if (gate === "refer" && blankText(typed.gateReason)) errors.gateReason = "gate";
  const gateReason = blankText(typed.gateReason) ? null : typed.gateReason;
  typed.gateReason = typed.gateReason.slice(0, longestText);
  return { typed, errors, judgements, gate, gateReason };
}
