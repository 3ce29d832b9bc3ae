import type { Translate } from "~/i18n/keys";

const told = [
  "area",
  "asks-too-early",
  "basis-number",
  "capital",
  "code",
  "code-twice",
  "country",
  "day",
  "days",
  "decided-by-unknown",
  "empty-choice",
  "last-must-always-be-valid",
  "last-must-always-fit",
  "name",
  "no-condition",
  "place",
  "range",
  "word",
] as const;

/** What is wrong with a rule, as a sentence that says what to do; `key` is that of the rules' schema. */
export function problemText(t: Translate, key: string): string {
  if (key === "rules.name-vi") return t("rules:form.nameMissing");
  if (key === "rules.department-missing") return t("rules:form.chooseDepartment");
  const known = told.find((candidate) => key === `rules.${candidate}`);
  return t(`rules-said:problems.${known ?? "other"}`);
}
