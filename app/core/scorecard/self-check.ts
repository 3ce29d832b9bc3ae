import type { LeadErrorKey } from "~/core/leads/errors";
import { leadFromForm } from "~/core/leads/lead-form";
import {
  criterionCodes,
  isAutomatic,
  isPoints,
  type Judgements,
  type Score,
  type Scorecard,
  scoreOf,
} from "~/core/scorecard/scorecard";
import { amountOf, type ExchangeRates, isCurrency, moneyOf, toUsd } from "~/core/shared/money";

export type SelfCheck = {
  /** What was typed, for the form. */
  amount: string;
  currency: string;
  area: string;
  jobs: string;
  sector: string;
  points: Record<string, string>;
  errors: Partial<Record<"amount" | "area" | "jobs", LeadErrorKey>>;
  /** Null while nothing has been asked, or something cannot be read. */
  score: Score | null;
};

/**
 * The public self-check, read from an address: figures as the proposal form reads them, steps as the person judges
 * them, and the score by the desk's own function. Nothing of it is kept. Of a criterion that is computed, no step is
 * taken: the figures speak.
 */
export function selfCheck(
  query: URLSearchParams,
  card: Scorecard,
  rates: ExchangeRates,
  sectors: readonly string[],
): SelfCheck {
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 100);
  const typed = {
    amount: text("capital.amount"),
    currency: text("capital.currency") || "USD",
    area: text("area"),
    jobs: text("jobs"),
    sector: text("sector"),
  };
  const { lead, errors: unread } = leadFromForm({
    ...(typed.amount && { capital: { amount: typed.amount, currency: typed.currency } }),
    ...(typed.area && { areaHa: typed.area }),
    ...(typed.jobs && { jobs: typed.jobs }),
  });
  const errors: SelfCheck["errors"] = {};
  if (unread.length > 0 || (typed.amount && !isCurrency(typed.currency)))
    errors.amount = "capital.unreadable";
  const areaHa = typeof lead.areaHa === "number" && lead.areaHa > 0 ? lead.areaHa : null;
  if (typed.area && areaHa === null) errors.area = "area.not-a-number";
  const jobs = typeof lead.jobs === "number" ? lead.jobs : null;
  if (typed.jobs && jobs === null) errors.jobs = "jobs.not-a-number";

  const judgements: Judgements = {};
  const points: Record<string, string> = {};
  for (const code of criterionCodes) {
    const chosen = text(`points-${code}`);
    points[code] = chosen;
    const step = chosen === "" ? null : Number(chosen);
    if (!isAutomatic(code) && isPoints(step)) judgements[code] = { points: step, evidence: "" };
  }
  const facts = {
    capitalUsd: capitalUsd(lead.capital, rates),
    areaHa,
    jobs,
    sector: sectors.includes(typed.sector) ? typed.sector : null,
    border: false,
  };
  const isAsked = query.has("area");
  const score = isAsked && Object.keys(errors).length === 0 ? scoreOf(card, facts, judgements) : null;
  return { ...typed, points, errors, score };
}

function capitalUsd(capital: unknown, rates: ExchangeRates): number | null {
  const amount: unknown = Reflect.get(Object(capital), "amount");
  const currency: unknown = Reflect.get(Object(capital), "currency");
  if (typeof amount !== "number" || !isCurrency(currency)) return null;
  return amountOf(toUsd(moneyOf(amount, currency), rates));
}
