import { may } from "~/core/policy/may";
import type { ScorePart } from "~/core/scorecard/scorecard";
import { type LocalisedText, localised } from "~/core/shared/localised";
import { scoreReason } from "~/i18n/score-reasons";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { DeskLead } from "~/services/leads/desk-lead.server";
import { readFacts } from "~/services/reference/facts.server";
import { readLeadScore } from "~/services/scorecard/queries.server";

export type ScoreTexts = {
  code: string;
  total: string;
  /** What is not judged yet, or that all is. */
  open: string;
  version: string;
  saved: string | null;
  gate: string;
  gateReason: string | null;
  /** The place touches the border: told until somebody has looked. */
  border: boolean;
  parts: {
    code: ScorePart["code"];
    name: LocalisedText;
    weight: string;
    points: string;
    from: string;
    why: string;
  }[];
  mayFill: boolean;
};

/** The score of an investment lead in the language of the person who reads it; null for other leads. */
export async function scoreTexts(
  { actor, staff }: SignedIn,
  lead: DeskLead,
  row: { kind: string },
): Promise<ScoreTexts | null> {
  if (row.kind !== "investment") return null;
  const view = await readLeadScore(db(), lead.id, await readFacts(db()));
  const locale = translator(staff.language);
  const { t, format, lang } = locale;
  const { score, saved, card, judgements } = view;
  return {
    code: lead.code,
    total: t("scorecard:total", { total: format.number(score.total) }),
    open: score.unjudged > 0 ? t("scorecard:unjudged", { count: score.unjudged }) : t("scorecard:complete"),
    version: t("scorecard:panel.version", { version: view.version }),
    saved: saved && t("scorecard:panel.savedBy", { name: saved.by, when: format.dateTime(saved.at) }),
    gate: t(`scorecard:gate.states.${view.gate}`),
    gateReason: view.gateReason,
    border: score.gate === "refer" && view.gate === "not-looked",
    parts: score.parts.map((part, index) => ({
      code: part.code,
      name: localised(card.criteria[index]?.name ?? {}, lang),
      weight: format.number(part.weight),
      points: part.points === null ? "–" : format.number(part.earned),
      from: t(`scorecard:sources.${part.from}`),
      why: [part.reason && scoreReason(part.reason, locale), judgements[part.code]?.evidence]
        .filter(Boolean)
        .join(" · "),
    })),
    mayFill: may(actor, "score:fill", lead.subject),
  };
}
