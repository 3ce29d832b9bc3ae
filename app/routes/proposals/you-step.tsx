import type { AnswerName } from "~/core/intake/answers";
import { longest } from "~/core/leads/lead.schema";
import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { Fieldset } from "~/ui/forms/fieldset";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";
import type { StepView } from "./intake-view";
import { errorOf, StepForm } from "./step-form";

/** Who is answered, where and in which language. One field for a name, as its owner writes it. */
export function YouStep({ view }: { view: StepView }) {
  const { t, lang, format } = useLocale();
  const optional = t("intake:optional");
  const { likely, others } = view.options.countries;
  const choice = { options: likely, groups: [{ label: t("intake:you.otherCountries"), options: others }] };
  const value = (name: AnswerName) => ({ name, value: view.answers[name] ?? "", ...errorOf(view, name) });
  return (
    <StepForm view={view} title={t("intake:you.title")} why={t("intake:you.why")}>
      <TextInput
        {...value("submitter.name")}
        label={t("intake:you.name")}
        hint={t("intake:you.nameHint")}
        autoComplete="name"
        maxLength={longest.name}
        spellCheck={false}
        required
      />
      <TextInput
        {...value("submitter.email")}
        label={t("intake:you.email")}
        hint={t("intake:you.emailHint")}
        type="email"
        autoComplete="email"
        maxLength={longest.email}
        spellCheck={false}
        required
      />
      <Select
        {...value("submitter.country")}
        value={view.answers["submitter.country"] ?? likelyCountry(view)}
        label={t("intake:you.country")}
        empty={t("intake:you.countryEmpty")}
        {...choice}
        autoComplete="country"
        required
      />
      <TextInput
        {...value("submitter.phone")}
        label={t("intake:you.phone")}
        hint={t("intake:you.phoneHint")}
        optional={optional}
        type="tel"
        autoComplete="tel"
        maxLength={longest.phone}
        width="medium"
      />
      <Fieldset
        id="organisation"
        legend={t("intake:you.organisation")}
        hint={t("intake:you.organisationHint")}
        optional={optional}
      >
        <TextInput
          {...value("organisation.name")}
          label={t("intake:you.organisationName")}
          autoComplete="organization"
          maxLength={longest.name}
        />
        <Select
          {...value("organisation.country")}
          label={t("intake:you.organisationCountry")}
          empty={t("intake:you.organisationCountryEmpty")}
          {...choice}
        />
        <TextInput
          {...value("organisation.website")}
          label={t("intake:you.organisationWebsite")}
          inputMode="url"
          autoComplete="url"
          maxLength={longest.website}
          spellCheck={false}
        />
      </Fieldset>
      <Select
        {...value("submitter.language")}
        value={view.answers["submitter.language"] ?? lang}
        label={t("intake:you.language")}
        options={languages.map((language) => ({ value: language, text: format.language(language) }))}
        width="medium"
      />
    </StepForm>
  );
}

/** Who writes from within Viet Nam by what they said of themselves. */
function likelyCountry(view: StepView): string {
  const type = view.answers["submitter.type"];
  return type === "citizen" || type === "domestic-enterprise" || type === "locality" ? "VN" : "";
}
