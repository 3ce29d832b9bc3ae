import type { MatchPart } from "~/core/matching/match";
import type { Language } from "~/core/shared/language";
import { type LocalisedText, localised } from "~/core/shared/localised";
import { matchSentence } from "~/i18n/match-reasons";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { publicMatches } from "~/services/matching/match-lead.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";

export type Suggestion = { href: string; name: LocalisedText; status: string; reasons: string[] };

/** What a sender is told of a match: the plain grounds, not the figures. */
const told: readonly MatchPart[] = ["sector", "place", "capital", "area"];

/** At most three opportunities of the catalogue for the holder of a tracking link; none when there are none. */
export async function suggestions(token: string, lang: Language): Promise<Suggestion[]> {
  const matches = await publicMatches(db(), token, new Date());
  if (matches.length === 0) return [];
  const locale = translator(lang);
  const names = reasonNames(await readFacts(db()), lang);
  return matches.map(({ opportunity, match }) => ({
    href: paths.opportunity(lang, opportunity.slug),
    name: localised(opportunity.name, lang),
    status: locale.t(`opportunities:status.${opportunity.status}.label`),
    reasons: match.parts
      .filter(({ part, points }) => told.includes(part) && points > 0)
      .map(({ reason }) => matchSentence(reason, locale, names)),
  }));
}
