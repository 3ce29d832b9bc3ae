import { askedFields, isAlways } from "~/core/routing/condition";
import { type AnyRule, isFirstMatch, type RuleList } from "~/core/routing/rule-lists";
import type { Condition, ConditionField, Rule, RuleSet } from "~/core/routing/rules";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { moneyOf } from "~/core/shared/money";
import type { Locale } from "./locale";
import { type ReasonNames, recipientName } from "./reasons";

/** The name of a rule in the language of the sentence; its code when nobody has named it. */
export function ruleTitle(rule: Pick<Rule, "code" | "name">, lang: Language): string {
  return localised(rule.name, lang).text || rule.code;
}

/** What a rule does, in one plain sentence made from the rule itself: "If …, … leads." */
export function ruleSentence(
  list: RuleList,
  rule: AnyRule,
  ruleSet: RuleSet,
  locale: Locale,
  names: ReasonNames,
): string {
  const { t } = locale;
  const effect = effectPhrase(list, rule, ruleSet, locale, names);
  if (rule.when.some(isAlways))
    return t(`rules-said:rule.${isFirstMatch(list) ? "otherwise" : "always"}`, { effect });
  const conditions = rule.when
    .map((condition) => conditionPhrase(condition, ruleSet, locale, names))
    .reduce((first, second) => t("rules-said:rule.or", { first, second }));
  return t("rules-said:rule.when", { conditions, effect });
}

/** From when to when a rule counts, and on which decision it rests: whole sentences, none for a rule without either. */
export function ruleNotes(rule: Rule, { t, format }: Locale): string[] {
  const from = rule.validFrom === undefined ? null : format.date(rule.validFrom);
  const to = rule.validTo === undefined ? null : format.date(rule.validTo);
  return [
    ...(from && to ? [t("rules-said:rule.valid-between", { from, to })] : []),
    ...(from && !to ? [t("rules-said:rule.valid-from", { from })] : []),
    ...(to && !from ? [t("rules-said:rule.valid-to", { to })] : []),
    ...(rule.basis
      ? [t("rules-said:rule.basis", { number: rule.basis.number, date: format.date(rule.basis.date) })]
      : []),
  ];
}

/** All that a condition asks for, as clauses joined by the language's own "and". */
export function conditionPhrase(
  condition: Condition,
  ruleSet: RuleSet,
  locale: Locale,
  names: ReasonNames,
): string {
  return joined(
    "conjunction",
    askedFields(condition).map((field) => clause(field, condition, ruleSet, locale, names)),
    locale,
  );
}

/** What one field of a condition asks for, as a complete clause. The field must be asked for. */
export function clause(
  field: ConditionField,
  condition: Condition,
  ruleSet: RuleSet,
  locale: Locale,
  names: ReasonNames,
): string {
  const { t, format } = locale;
  /** Names of choices stand in quotes: some have a comma or an "and" in them. */
  const named = (values: readonly string[] = []) => either(values.map((value) => quoted(value, locale)));
  const either = (values: readonly string[] = []) => ({ values: joined("disjunction", values, locale) });
  switch (field) {
    case "kind":
      return t("rules-said:if.kind", named(condition.kind?.map((kind) => t(`routing:kinds.${kind}`))));
    case "need":
      return t("rules-said:if.need", named(condition.need?.map((need) => t(`routing:needs.${need}`))));
    case "topic":
      return t("rules-said:if.topic", named(condition.topic?.map((topic) => t(`routing:topics.${topic}`))));
    case "submitterType":
      return t(
        "rules-said:if.submitterType",
        named(condition.submitterType?.map((type) => t(`routing:submitterTypes.${type}`))),
      );
    case "country":
      return t("rules-said:if.country", either(condition.country?.map((code) => format.country(code))));
    case "sector":
      return t("rules-said:if.sector", either(condition.sector?.map((code) => names.sector(code))));
    case "opportunity":
      return t(
        "rules-said:if.opportunity",
        named(condition.opportunity?.map((slug) => names.opportunity(slug))),
      );
    case "site":
      return t("rules-said:if.site", either(condition.site?.map((site) => t(`rules-said:sites.${site}`))));
    case "place":
      return t("rules-said:if.place", either(condition.place?.map((ref) => names.place(ref))));
    case "parkKind":
      return t("rules-said:if.parkKind", named(condition.parkKind?.map((kind) => t(`parks:kinds.${kind}`))));
    case "onBorder":
      return t("rules-said:if.onBorder");
    case "capitalUsdAtLeast":
    case "capitalUsdAtMost":
      return t(`rules-said:if.${field}`, { value: format.moneyShort(moneyOf(condition[field] ?? 0, "USD")) });
    case "areaHaAtLeast":
    case "areaHaAtMost":
      return t(`rules-said:if.${field}`, { value: format.area(condition[field] ?? 0) });
    case "words":
      return t("rules-said:if.words", named(condition.words));
    case "decidedBy":
      return t(
        "rules-said:if.decidedBy",
        named(condition.decidedBy?.map((code) => departmentRuleName(code, ruleSet, locale))),
      );
    case "priority":
      return t(
        "rules-said:if.priority",
        either(condition.priority?.map((priority) => t(`routing:priorities.${priority}`))),
      );
  }
}

function effectPhrase(
  list: RuleList,
  rule: AnyRule,
  ruleSet: RuleSet,
  locale: Locale,
  names: ReasonNames,
): string {
  const { t, format } = locale;
  if ("department" in rule)
    return t("rules-said:then.department", { department: names.department(rule.department) });
  if ("departments" in rule) {
    const departments = rule.departments.map((code) => names.department(code));
    if (rule.sectorDepartment) departments.push(t("rules-said:then.sector-department"));
    if (departments.length === 0) return t("rules-said:then.nobody");
    return t("rules-said:then.coordination", {
      departments: format.list(departments),
      count: departments.length,
    });
  }
  if ("workingDays" in rule) return t("rules-said:then.due", { count: rule.workingDays });
  if ("notify" in rule)
    return t("rules-said:then.notify", {
      recipients: format.list(rule.notify.map((code) => recipientName(code, locale, names))),
    });
  return list === "appraisal"
    ? t("rules-said:then.appraisal", { department: names.department(ruleSet.appraisal.department) })
    : t("rules-said:then.priority");
}

function departmentRuleName(code: string, ruleSet: RuleSet, { lang }: Locale): string {
  const rule = ruleSet.departmentRules.find((candidate) => candidate.code === code);
  return rule ? ruleTitle(rule, lang) : code;
}

export function quoted(text: string, { t }: Locale): string {
  return t("rules-said:quoted", { text });
}

type Join = "conjunction" | "disjunction";

const joins = new Map<string, Intl.ListFormat>();

/** What Chinese joins clauses with: the word that Intl knows joins nouns. */
const betweenClauses: Partial<Record<Language, string>> = { zh: "，且", "zh-TW": "，且" };

/** "a, b and c" of clauses, "a, b or c" of choices, as the language joins them. */
function joined(type: Join, parts: readonly string[], { lang }: Locale): string {
  const own = type === "conjunction" ? betweenClauses[lang] : undefined;
  if (own) return parts.join(own);
  const key = `${type} ${lang}`;
  const format = joins.get(key) ?? new Intl.ListFormat(lang === "en" ? "en-GB" : lang, { type });
  joins.set(key, format);
  return format.format(parts);
}
