import { type LeadErrorKey, leadErrorKeys } from "~/core/leads/errors";
import { type Capital, leadKinds, type PlaceRef } from "~/core/leads/lead";
import type { Fact, Reason } from "~/core/routing/reason";
import { coordinatorRecipient } from "~/core/routing/rules";
import { type Localised, localised } from "~/core/shared/localised";
import { moneyOf } from "~/core/shared/money";
import type { TextParams } from "./keys";
import type { Locale } from "./locale";

/** Names of what reasons speak of, in the language of the sentence. */
export type ReasonNames = {
  department(code: string): string;
  sector(code: string): string;
  place(ref: PlaceRef): string;
  opportunity(slug: string): string;
};

/** A reason of a routing decision as a sentence: what was decided, then what held of the lead. */
export function reasonSentence(reason: Reason, locale: Locale, names: ReasonNames): string {
  const result = resultSentence(reason, locale, names);
  if (reason.because.length === 0) return result;
  const facts = reason.because.map((fact) => factPhrase(fact, locale, names));
  return locale.t("routing:reasons.because", {
    result,
    facts: facts.join(locale.t("routing:reasons.separator")),
  });
}

function resultSentence(reason: Reason, locale: Locale, names: ReasonNames): string {
  const { t, lang } = locale;
  switch (reason.code) {
    case "sector":
      return t("routing:reasons.sector", { sector: names.sector(reason.params.sector) });
    case "department":
      return t("routing:reasons.department", {
        department: names.department(reason.params.department),
        rule: ruleName(reason.params, lang),
      });
    case "coordinating":
      return t("routing:reasons.coordinating", { department: names.department(reason.params.department) });
    case "appraisal":
      return t("routing:reasons.appraisal", { department: names.department(reason.params.department) });
    case "priority":
      return t("routing:reasons.priority", { priority: t(`routing:priorities.${reason.params.priority}`) });
    case "due":
      return t("routing:reasons.due", { count: reason.params.workingDays });
    case "notify":
      return t("rules-said:reasons.notify", {
        recipient: recipientName(reason.params.recipient, locale, names),
      });
  }
}

/** One thing that is true of a lead, as a phrase. */
export function factPhrase(fact: Fact, locale: Locale, names: ReasonNames): string {
  const { t, lang, format } = locale;
  const places = (refs: PlaceRef[]) => format.list(refs.map((ref) => names.place(ref)));
  switch (fact.code) {
    case "kind":
      return t("routing:facts.kind", { kind: t(`routing:kinds.${fact.params.kind}`) });
    case "need":
      return t("routing:facts.need", { need: t(`routing:needs.${fact.params.need}`) });
    case "topic":
      return t("routing:facts.topic", { topic: t(`routing:topics.${fact.params.topic}`) });
    case "submitter-type":
      return t("routing:facts.submitter-type", { type: t(`routing:submitterTypes.${fact.params.type}`) });
    case "country":
      return t("rules-said:facts.country", { country: format.country(fact.params.country) });
    case "opportunity":
      return t("rules-said:facts.opportunity", { opportunity: names.opportunity(fact.params.opportunity) });
    case "sector-of-lead":
      return t("routing:facts.sector-of-lead", { sector: names.sector(fact.params.sector) });
    case "sector-of-opportunity":
      return t("routing:facts.sector-of-opportunity", {
        sector: names.sector(fact.params.sector),
        opportunity: names.opportunity(fact.params.opportunity),
      });
    case "sector-in-text":
      return t("routing:facts.sector-in-text", {
        count: fact.params.words.length,
        sector: names.sector(fact.params.sector),
        words: format.list(fact.params.words.map((word) => t("routing:facts.word", { word }))),
      });
    case "place-of-lead":
      return t("routing:facts.place-of-lead", { places: places(fact.params.places) });
    case "place-of-opportunity":
      return t("routing:facts.place-of-opportunity", {
        places: places(fact.params.places),
        opportunity: names.opportunity(fact.params.opportunity),
      });
    case "no-place":
      return t("routing:facts.no-place");
    case "park-kind":
      return t("rules-said:facts.park-kind", {
        kind: t(`parks:kinds.${fact.params.kind}`),
        places: places(fact.params.places),
      });
    case "on-border":
      return t("routing:facts.on-border", { places: places(fact.params.communes) });
    case "capital-at-least":
      return t("routing:facts.capital-at-least", capitalParams(fact.params, locale));
    case "capital-at-most":
      return t("rules-said:facts.capital-at-most", capitalParams(fact.params, locale));
    case "area-at-least":
    case "area-at-most":
      return t(`rules-said:facts.${fact.code}`, {
        area: format.area(fact.params.areaHa),
        threshold: format.area(fact.params.ha),
      });
    case "words-in-text":
      return t("rules-said:facts.words-in-text", {
        words: format.list(fact.params.words.map((word) => t("routing:facts.word", { word }))),
      });
    case "decided-by":
      return t("routing:facts.decided-by", { rule: ruleName(fact.params, lang) });
    case "priority":
      return t("routing:facts.priority", { priority: t(`routing:priorities.${fact.params.priority}`) });
  }
}

function capitalParams(
  { capital, usd, ratesOf }: { capital: Capital; usd: number; ratesOf: string },
  { format }: Locale,
): TextParams {
  return {
    capital: format.money(moneyOf(capital.amount, capital.currency)),
    threshold: format.moneyShort(moneyOf(usd, "USD")),
    date: format.date(ratesOf),
  };
}

/** Whom a notify rule tells: a department, or whoever coordinates. */
export function recipientName(recipient: string, { t }: Locale, names: ReasonNames): string {
  return recipient === coordinatorRecipient ? t("rules-said:coordinator") : names.department(recipient);
}

/** A rule that nobody has named yet is called by its code. */
function ruleName({ rule, name }: { rule: string; name: Localised }, lang: Locale["lang"]): string {
  return localised(name, lang).text || rule;
}

/** What is wrong with a field of a lead, as a sentence that says what to do. */
export function leadErrorSentence(key: string, params: TextParams, { t }: Locale): string {
  if (!isLeadErrorKey(key)) throw new Error(`no sentence for the lead error ${key}`);
  const kind = leadKinds.find((candidate) => candidate === params.kind);
  return t(`routing:errors.${key}`, kind ? { ...params, kind: t(`routing:kinds.${kind}`) } : params);
}

function isLeadErrorKey(key: string): key is LeadErrorKey {
  return leadErrorKeys.some((known) => known === key);
}
