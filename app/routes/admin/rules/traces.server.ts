import type { Locale } from "~/i18n/locale";
import type { ReasonNames } from "~/i18n/reasons";
import { ruleTitle } from "~/i18n/rule-sentence";
import { fieldSentence, outcomeSentence } from "~/i18n/rule-sentence-why";
import type { Explained } from "~/services/rules/why-not.server";

/** Every rule with what became of it, list by list; of each condition which of its fields held and which failed. */
export function traceTexts({ rules, traces }: Explained, locale: Locale, names: ReasonNames) {
  const lists = [...new Set(traces.map(({ list }) => list))];
  return lists.map((list) => ({
    list,
    title: locale.t(`rules-said:lists.${list}`),
    rules: traces
      .filter((trace) => trace.list === list)
      .map((trace) => ({
        code: trace.rule.code,
        title: ruleTitle(trace.rule, locale.lang),
        outcome: outcomeSentence(trace, locale),
        applies: trace.outcome === "decided" || trace.outcome === "matched",
        conditions: trace.conditions.map((condition) =>
          condition.fields.map((field) => ({
            holds: field.holds,
            text: fieldSentence(field, rules, locale, names),
          })),
        ),
      })),
  }));
}
