import type { FieldTrace, RuleTrace } from "~/core/routing/explain-rules";
import type { RuleSet } from "~/core/routing/rules";
import type { Locale } from "./locale";
import { factPhrase, type ReasonNames } from "./reasons";
import { clause } from "./rule-sentence";

/** What became of a rule for one lead, in a sentence. */
export function outcomeSentence(trace: RuleTrace, { t, format }: Locale): string {
  return t(`rules-said:why.${trace.outcome}`, { date: format.date(trace.receivedOn) });
}

/** Whether one thing that a rule asks for holds of the lead: what was asked, and what is true when it holds. */
export function fieldSentence(
  trace: FieldTrace,
  ruleSet: RuleSet,
  locale: Locale,
  names: ReasonNames,
): string {
  const said = clause(trace.field, trace.asked, ruleSet, locale, names);
  if (!trace.holds) return locale.t("rules-said:why.failed", { clause: said });
  const facts = trace.facts.map((fact) => factPhrase(fact, locale, names));
  return locale.t("rules-said:why.held", {
    clause: said,
    facts: facts.join(locale.t("routing:reasons.separator")),
  });
}
