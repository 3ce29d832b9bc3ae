import type { RuleWarning } from "~/core/routing/analyse-rules";
import type { Difference } from "~/core/routing/examples";
import type { NamedBy, PublishProblem } from "~/core/routing/publish-problems";
import { rulesOf } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";
import type { Locale } from "./locale";
import type { ReasonNames } from "./reasons";
import { quoted, ruleTitle } from "./rule-sentence";

/** What is odd about a rule, in a sentence. */
export function warningSentence(warning: RuleWarning, ruleSet: RuleSet, locale: Locale): string {
  const { t, lang, format } = locale;
  switch (warning.kind) {
    case "expired":
      return t("rules-said:warnings.expired", { date: format.date(warning.validTo) });
    case "shadowed": {
      const rules = rulesOf(ruleSet, warning.list).filter(({ code }) => warning.by.includes(code));
      return t("rules-said:warnings.shadowed", {
        rules: format.list(rules.map((rule) => quoted(ruleTitle(rule, lang), locale))),
      });
    }
    default:
      return t(`rules-said:warnings.${warning.kind}`);
  }
}

/** Why a rule set can't be published, in a sentence. */
export function publishProblemSentence(problem: PublishProblem, locale: Locale, names: ReasonNames): string {
  const { t, format } = locale;
  if (problem.code === "example-fails")
    return t("rules-said:publishing.example-fails", { name: problem.failure.example.name });
  return t(`rules-said:publishing.${problem.code}`, {
    code: problem.named,
    department: names.department(problem.named),
    rules: format.list(problem.by.map((by) => namerPhrase(by, locale))),
  });
}

function namerPhrase(by: NamedBy, locale: Locale): string {
  return "rule" in by
    ? quoted(ruleTitle(by.rule, locale.lang), locale)
    : locale.t(`rules-said:publishing.department-of-${by.list}`);
}

/** In what a worked case is decided otherwise than it should be, in a phrase without a full stop. */
export function differencePhrase(
  difference: Difference,
  ruleSet: RuleSet,
  locale: Locale,
  names: ReasonNames,
): string {
  const { t } = locale;
  const [wanted, got] = sides(difference, ruleSet, locale, names);
  return t("rules-said:wanted.difference", {
    field: t(`rules-said:wanted.${difference.field}`),
    wanted,
    got,
  });
}

function sides(
  difference: Difference,
  ruleSet: RuleSet,
  { t, lang, format }: Locale,
  names: ReasonNames,
): [string, string] {
  const both = <T>({ wanted, got }: { wanted: T; got: T }, say: (value: T) => string): [string, string] => [
    say(wanted),
    say(got),
  ];
  switch (difference.field) {
    case "department":
      return both(difference, (code) => names.department(code));
    case "rule":
      return both(difference, (code) => {
        const rule = ruleSet.departmentRules.find((candidate) => candidate.code === code);
        return rule ? ruleTitle(rule, lang) : code;
      });
    case "coordinating":
      return both(difference, (codes) =>
        codes.length === 0
          ? t("rules-said:wanted.none")
          : format.list(codes.map((code) => names.department(code))),
      );
    case "appraisal":
      return both(difference, (appraisal) => t(`rules-said:wanted.${appraisal ? "yes" : "no"}`));
    case "priority":
      return both(difference, (priority) => t(`routing:priorities.${priority}`));
    case "dueDays":
      return both(difference, (days) => format.number(days));
  }
}
