import { kindOf } from "~/core/intake/answers";
import { firstCurrency } from "~/core/intake/first-currency";
import { fieldsOf } from "~/core/intake/steps";
import { longest } from "~/core/leads/lead.schema";
import { currencies } from "~/core/shared/money";
import { useLocale } from "~/i18n/locale";
import { MoneyInput } from "~/ui/forms/money-input";
import { Select } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import type { StepView } from "./intake-view";
import { CarriedOpportunity } from "./opportunity-line";
import { PlaceQuestion } from "./place-question";
import { errorOf, StepForm } from "./step-form";

/** The proposal itself: subject and message, and only those facts that its kind needs. */
export function AboutStep({ view }: { view: StepView }) {
  const { t, lang, format } = useLocale();
  const { answers } = view;
  const kind = kindOf(answers) ?? "investment";
  const asked = fieldsOf("about", answers);
  const optional = t("intake:optional");
  return (
    <StepForm view={view} title={t("intake:about.title")} why={t("intake:about.why")}>
      <CarriedOpportunity view={view} />
      <input type="hidden" name="opportunity" value={answers.opportunity ?? ""} />
      <TextInput
        name="subject"
        label={t("intake:about.subject")}
        hint={t(subjectHint(kind))}
        value={answers.subject ?? ""}
        maxLength={longest.subject}
        required
        {...errorOf(view, "subject")}
      />
      <TextArea
        name="message"
        label={t(`intake:about.message.${kind}`)}
        value={answers.message ?? ""}
        rows={9}
        maxLength={longest.message}
        allowance={t("intake:about.allowance", { max: format.number(longest.message) })}
        required
        {...errorOf(view, "message")}
      />
      {asked.includes("place") ? <PlaceQuestion view={view} /> : null}
      {asked.includes("sector") ? (
        <Select
          name="sector"
          label={t("intake:about.sector")}
          hint={t("intake:about.sectorHint")}
          optional={optional}
          value={answers.sector ?? ""}
          empty={t("intake:about.sectorEmpty")}
          options={view.options.sectors}
          {...errorOf(view, "sector")}
        />
      ) : null}
      {asked.includes("capital.amount") ? (
        <MoneyInput
          name="capital"
          legend={t(capitalLegend(kind))}
          hint={t("intake:about.capitalHint")}
          optional={optional}
          amount={answers["capital.amount"] ?? ""}
          currency={answers["capital.currency"] ?? firstCurrency(lang)}
          currencies={[
            ...(firstCurrency(lang) === "" ? [{ value: "", text: t("intake:about.currencyEmpty") }] : []),
            ...currencies.map((currency) => ({ value: currency, text: currency })),
          ]}
          amountLabel={t("intake:about.amount")}
          currencyLabel={t("intake:about.currency")}
          {...errorOf(view, "capital.amount")}
        />
      ) : null}
      {asked.includes("areaHa") ? (
        <TextInput
          name="areaHa"
          label={t("intake:about.area")}
          optional={optional}
          value={answers.areaHa ?? ""}
          inputMode="decimal"
          width="short"
          unit={t("intake:about.areaUnit")}
          {...errorOf(view, "areaHa")}
        />
      ) : null}
      {asked.includes("jobs") ? (
        <TextInput
          name="jobs"
          label={t("intake:about.jobs")}
          optional={optional}
          value={answers.jobs ?? ""}
          inputMode="numeric"
          width="short"
          {...errorOf(view, "jobs")}
        />
      ) : null}
    </StepForm>
  );
}

export function capitalLegend(kind: NonNullable<ReturnType<typeof kindOf>>) {
  switch (kind) {
    case "investment":
    case "contribution":
    case "support":
    case "obstacle":
      return `intake:about.capital.${kind}` as const;
    default:
      return "intake:about.capital.default";
  }
}

/** An example of the reader's own kind: a factory tells somebody who comes home to live that this is not for her. */
function subjectHint(kind: NonNullable<ReturnType<typeof kindOf>>) {
  return kind === "return" || kind === "contribution" || kind === "expertise"
    ? (`intake:about.subjectHint.${kind}` as const)
    : "intake:about.subjectHint.default";
}
