import { leadKinds, needs, priorities, submitterTypes, topics } from "~/core/leads/lead";
import { coordinatorRecipient, parkKinds, type RuleSet, siteTypes } from "~/core/routing/rules";
import { countries } from "~/core/shared/country";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { Facts } from "~/services/reference/facts.server";
import type { choiceFields } from "./typed-rule";

type Choice = { value: string; text: string; lang?: string };
export type RuleChoices = ReturnType<typeof ruleChoices>;
type Choices = Record<Exclude<(typeof choiceFields)[number], "place">, Choice[]>;

/**
 * Everything that a rule can ask for or do, by its names in the language of the page. A department that was closed by
 * `today` (ISO day of Viet Nam) is offered only where it is `named` already, and says so: it receives nothing.
 */
export function ruleChoices(
  { t, lang, format }: Locale,
  facts: Facts,
  rules: RuleSet,
  { today, named: kept }: { today: string; named: readonly string[] },
) {
  const named = (value: string, name: Parameters<typeof localised>[0]): Choice => {
    const { text, lang: written } = localised(name, lang);
    return written === lang ? { value, text } : { value, text, lang: written };
  };
  const order = new Intl.Collator(lang === "zh" ? "zh-CN" : lang);
  const sorted = (choices: Choice[]) => choices.sort((one, other) => order.compare(one.text, other.text));
  const departments = [...facts.departments.values()]
    .map((department) => ({
      ...department,
      ended: department.validTo !== null && department.validTo <= today ? department.validTo : null,
    }))
    .filter(({ code, receivesLeads, ended }) => kept.includes(code) || (receivesLeads && ended === null))
    .map(({ code, name, ended }): Choice => {
      const choice = named(code, name);
      const date = ended && format.date(ended);
      return date ? { ...choice, text: t("rules:form.closed", { department: choice.text, date }) } : choice;
    });
  const places = [
    {
      label: t("rules:form.communes"),
      options: sorted([...facts.communes.values()].map(({ code, name }) => named(`commune:${code}`, name))),
    },
    {
      label: t("rules:form.parks"),
      options: sorted([...facts.parks.values()].map(({ slug, name }) => named(`park:${slug}`, name))),
    },
  ];
  const choices: Choices = {
    kind: leadKinds.map((kind) => ({ value: kind, text: t(`routing:kinds.${kind}`) })),
    need: needs.map((need) => ({ value: need, text: t(`routing:needs.${need}`) })),
    topic: topics.map((topic) => ({ value: topic, text: t(`routing:topics.${topic}`) })),
    submitterType: submitterTypes.map((type) => ({
      value: type,
      text: t(`routing:submitterTypes.${type}`),
    })),
    sector: [...facts.sectors.values()].map(({ code, name }) => named(code, name)),
    site: siteTypes.map((site) => ({ value: site, text: t(`rules-said:sites.${site}`) })),
    parkKind: parkKinds.map((kind) => ({ value: kind, text: t(`parks:kinds.${kind}`) })),
    country: sorted(countries.map((code) => ({ value: code, text: format.country(code) }))),
    decidedBy: rules.departmentRules.map(({ code, name }) => named(code, name)),
    priority: priorities.map((priority) => ({
      value: priority,
      text: t(`routing:priorities.${priority}`),
    })),
  };
  return {
    departments,
    notify: [{ value: coordinatorRecipient, text: t("rules-said:coordinator") }, ...departments],
    places,
    choices,
  };
}
