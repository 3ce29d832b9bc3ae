import { cleanLine } from "~/core/leads/clean";
import type { Criterion, Scorecard, Thresholds } from "~/core/scorecard/scorecard";
import { isLanguage, type Language } from "~/core/shared/language";
import { readDecimal } from "~/core/shared/money";
import type { FormFields } from "../../form-fields.server";

export type CardError = "weight" | "thresholds" | "sum";
export type CardErrors = Record<string, CardError>;

const longest = 400;

/** The card as the form's fields show it; texts in one language, when one was asked for. */
export function cardFields(card: Scorecard, texts: Language | null): Record<string, string> {
  const fields: Record<string, string> = {
    capitalPerHa: card.capitalPerHa.join("; "),
    jobsPerHa: card.jobsPerHa.join("; "),
  };
  for (const criterion of card.criteria) {
    fields[`weight-${criterion.code}`] = String(criterion.weight);
    if (texts) for (const [name, text] of textsOf(criterion, texts)) fields[name] = text;
  }
  return fields;
}

/** The names of a criterion's text fields, with what they hold in a language. */
export function textsOf({ code, name, evidence, steps }: Criterion, lang: Language): [string, string][] {
  return [
    [`name-${code}`, name[lang] ?? ""],
    [`evidence-${code}`, evidence[lang] ?? ""],
    ...steps.map((step, points): [string, string] => [`step-${code}-${points}`, step[lang] ?? ""]),
  ];
}

/** Reads the form onto the card that it was made from: texts of languages that it did not show stay. */
export function readCardForm(form: FormFields, base: Scorecard, knownSectors: readonly string[]) {
  const errors: CardErrors = {};
  const typed: Record<string, string> = {};
  const texts = form.text("texts");
  const read = (name: string) => {
    const text = cleanLine(form.text(name)).slice(0, longest);
    typed[name] = text;
    return text;
  };
  const criteria = base.criteria.map((criterion): Criterion => {
    const { code } = criterion;
    const weight = read(`weight-${code}`);
    if (!/^(?:\d{1,2}|100)$/.test(weight)) errors[`weight-${code}`] = "weight";
    const weighed = { ...criterion, weight: Number(weight) };
    if (!isLanguage(texts)) return weighed;
    const steps = criterion.steps.map((step, points) => ({
      ...step,
      [texts]: read(`step-${code}-${points}`),
    }));
    return {
      ...weighed,
      name: { ...criterion.name, [texts]: read(`name-${code}`) },
      evidence: { ...criterion.evidence, [texts]: read(`evidence-${code}`) },
      steps,
    };
  });
  const thresholds = (name: "capitalPerHa" | "jobsPerHa"): Thresholds => {
    const four = readThresholds(read(name));
    if (!four) errors[name] = "thresholds";
    return four ?? base[name];
  };
  const card: Scorecard = {
    ...base,
    criteria,
    capitalPerHa: thresholds("capitalPerHa"),
    jobsPerHa: thresholds("jobsPerHa"),
    prioritySectors: form.all("sectors").filter((code) => knownSectors.includes(code)),
  };
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const first = criteria[0];
  if (Object.keys(errors).length === 0 && sum !== 100 && first) errors[`weight-${first.code}`] = "sum";
  return { card, errors, typed, sum: Number.isFinite(sum) ? sum : 0 };
}

function readThresholds(text: string): Thresholds | null {
  const numbers = text.split(";").map((part) => {
    const figure = readDecimal(part.trim());
    return figure ? Number(`${figure.whole}.${figure.fraction || "0"}`) : Number.NaN;
  });
  const [one, two, three, four] = numbers;
  if (numbers.length !== 4 || one === undefined || two === undefined) return null;
  if (three === undefined || four === undefined) return null;
  return 0 < one && one < two && two < three && three < four ? [one, two, three, four] : null;
}
