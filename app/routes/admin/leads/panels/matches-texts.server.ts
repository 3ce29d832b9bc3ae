import { isMatchedKind } from "~/core/matching/counterparts";
import { type Match, matchWeights } from "~/core/matching/match";
import { may } from "~/core/policy/may";
import { languages } from "~/core/shared/language";
import { type LocalisedText, localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { matchSentence } from "~/i18n/match-reasons";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { DeskLead } from "~/services/leads/desk-lead.server";
import { type StandingLink, standingLinks } from "~/services/matching/links.server";
import { matchCounterparts, matchOpportunities } from "~/services/matching/match-lead.server";
import type { LeadColumns } from "~/services/matching/sides";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";

export type MatchText = {
  key: string;
  type: "opportunity" | "lead";
  href: string;
  name: LocalisedText;
  /** The lead's code; nothing for an opportunity. */
  code: string | null;
  total: string;
  /** The best grounds in one line. */
  because: string;
  parts: { part: string; weight: string; points: string; reason: string }[];
};

export type LinkText = {
  id: number;
  mine: boolean;
  href: string | null;
  name: LocalisedText;
  reason: string;
  by: string;
};

export type MatchTexts = {
  code: string;
  opportunities: MatchText[];
  counterparts: MatchText[];
  links: LinkText[];
  mayLink: boolean;
  weightsVersion: number;
};

const grounds = 2;

/** The matches of a lead in the language of the person who reads them; null for kinds that none are sought for. */
export async function matchTexts(
  { actor, staff }: SignedIn,
  lead: DeskLead,
  row: LeadColumns,
  most: number,
): Promise<MatchTexts | null> {
  if (!isMatchedKind(row.kind)) return null;
  const deps = { db: db(), now: new Date(), actor };
  const facts = await readFacts(deps.db);
  const locale = translator(staff.language);
  const [opportunities, counterparts, links] = await Promise.all([
    matchOpportunities(deps, row, facts, most),
    matchCounterparts(deps, row, facts, most),
    standingLinks(deps, lead.id, facts),
  ]);
  return {
    code: lead.code,
    opportunities: opportunities.map(({ id, opportunity, match }) => ({
      key: id,
      type: "opportunity",
      href: paths.opportunity(locale.lang, id),
      name: localised(opportunity.name, locale.lang),
      code: null,
      ...matchText(match, locale, facts),
    })),
    counterparts: counterparts.map(({ id, lead: other, match }) => ({
      key: id,
      type: "lead",
      href: paths.lead(id),
      name: typed(other.subject, other.language, locale),
      code: id,
      ...matchText(match, locale, facts),
    })),
    links: links.map((link) => linkText(link, locale, facts)),
    mayLink: may(actor, "lead:link", lead.subject),
    weightsVersion: matchWeights.version,
  };
}

function matchText(match: Match, locale: Locale, facts: Facts) {
  const { t, format, lang } = locale;
  const names = reasonNames(facts, lang);
  const parts = match.parts.map(({ part, weight, points, reason }) => ({
    part: t(`matching:parts.${part}`),
    weight: format.number(weight),
    points: format.number(points),
    reason: matchSentence(reason, locale, names),
  }));
  const best = match.parts
    .map((scored, index) => ({ points: scored.points, text: parts[index]?.reason ?? "" }))
    .sort((a, b) => b.points - a.points)
    .slice(0, grounds);
  return {
    total: t("matching:panel.total", { total: format.number(match.total) }),
    because: best.map(({ text }) => text).join(" · "),
    parts,
  };
}

function linkText(link: StandingLink, locale: Locale, facts: Facts): LinkText {
  const { t, format, lang } = locale;
  const offer = link.opportunity === null ? undefined : facts.opportunities.get(link.opportunity);
  const shared = {
    id: link.id,
    mine: link.mine,
    reason: link.reason,
    by: t("matching:panel.linkedBy", { name: link.by, when: format.dateTime(link.at) }),
  };
  if (offer)
    return { ...shared, href: paths.opportunity(lang, offer.slug), name: localised(offer.name, lang) };
  const { other } = link;
  if (!other) return { ...shared, href: null, name: { text: t("matching:panel.hiddenLead"), lang } };
  const name = typed(`${other.code} · ${other.subject}`, other.language, locale);
  return { ...shared, href: paths.lead(other.code), name };
}

/** What somebody typed, with the language that they write in. */
function typed(text: string, language: string, { lang }: Locale): LocalisedText {
  const known = languages.find((one) => one === language);
  return { text, lang: known ?? lang };
}
