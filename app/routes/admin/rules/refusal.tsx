import { useLocale } from "~/i18n/locale";
import type { RuleResult } from "~/services/rules/change-rule-set.server";
import { Notice } from "~/ui/data/notice";
import { ErrorSummary } from "~/ui/forms/error-summary";

/** Why nothing was written: a rule of the house, or somebody who was quicker. */
export function Refusal({ result }: { result: Exclude<RuleResult, { kind: "done" }> }) {
  const { t } = useLocale();
  return result.kind === "changed" ? (
    <Notice kind="caution" title={t("rules:told.changed")} />
  ) : (
    <ErrorSummary title={t("rules:told.refused")} errors={[{ text: t(`rules:refusals.${result.reason}`) }]} />
  );
}
