import { vietnamDate } from "~/core/deadlines/calendar";
import { highest, isAutomatic, type Scorecard, scale } from "~/core/scorecard/scorecard";
import { type SelfCheck, selfCheck } from "~/core/scorecard/self-check";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { millionUsd, scoreReason } from "~/i18n/score-reasons";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { publishedScorecard } from "~/services/scorecard/queries.server";

export type CriteriaPage = Awaited<ReturnType<typeof criteriaPage>>;

/** The published criteria and the self-check of an address, as texts in a language. */
export async function criteriaPage(lang: Language, query: URLSearchParams) {
  const [facts, { version, card, publishedAt }] = await Promise.all([
    readFacts(db()),
    publishedScorecard(db()),
  ]);
  const { t, format } = translator(lang);
  const sectors = [...facts.sectors.values()].map(({ code, name }) => ({
    value: code,
    ...localised(name, lang),
  }));
  const check = selfCheck(query, card, facts.rates, [...facts.sectors.keys()]);
  return {
    version,
    date: format.date(vietnamDate(publishedAt)),
    sources: card.sources.map(({ title, url }) => ({ href: url, title })),
    criteria: card.criteria.map((criterion) => ({
      code: criterion.code,
      name: localised(criterion.name, lang),
      evidence: localised(criterion.evidence, lang),
      weight: criterion.weight,
      automatic: isAutomatic(criterion.code),
      notes: notes(card, criterion.code, lang),
      // Sectors have commas in their names, so they stand in a list of their own.
      prioritySectors:
        criterion.code === "SECTOR"
          ? sectors.filter(({ value }) => card.prioritySectors.includes(value))
          : [],
      steps: scale.map((points) => ({ points, ...localised(criterion.steps[points] ?? {}, lang) })),
    })),
    sectors,
    check: { ...check, score: null },
    result: check.score && result(check, card, lang),
    errors: Object.entries(check.errors).map(([field, key]) => ({
      field: field === "amount" ? "capital.amount" : field,
      text: t(`routing:errors.${key}`),
    })),
  };
}

/** What a computed criterion is measured against. */
function notes(card: Scorecard, code: string, lang: Language): string[] {
  const { t, format } = translator(lang);
  const values = (thresholds: readonly number[], show: (value: number) => string) =>
    format.list(thresholds.map(show));
  if (code === "CAPITAL_HA") {
    const capital = values(card.capitalPerHa, (millions) => millionUsd(millions, format));
    return [t("scorecard:public.thresholdCapital", { values: capital })];
  }
  if (code === "JOBS")
    return [
      t("scorecard:public.thresholdJobs", { values: values(card.jobsPerHa, (jobs) => format.number(jobs)) }),
    ];
  return [];
}

function result({ score }: SelfCheck, card: Scorecard, lang: Language) {
  const locale = translator(lang);
  const { t, format } = locale;
  if (!score) return null;
  return {
    total: t("scorecard:total", { total: format.number(score.total) }),
    open: score.unjudged > 0 ? t("scorecard:unjudged", { count: score.unjudged }) : t("scorecard:complete"),
    isOpen: score.unjudged > 0,
    parts: score.parts.map((part, index) => ({
      code: part.code,
      name: localised(card.criteria[index]?.name ?? {}, lang),
      weight: format.number(part.weight),
      earned: part.points === null ? "–" : format.number(part.earned),
      step: part.points === null ? "–" : `${part.points}/${highest}`,
      why: part.reason
        ? scoreReason(part.reason, locale)
        : part.points === null
          ? t("scorecard:sources.nobody")
          : localised(card.criteria[index]?.steps[part.points] ?? {}, lang).text,
    })),
  };
}
