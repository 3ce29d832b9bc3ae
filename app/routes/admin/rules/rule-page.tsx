import type { RuleList } from "~/core/routing/rule-lists";
import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Fieldset } from "~/ui/forms/fieldset";
import { MultiSelect } from "~/ui/forms/multi-select";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { ConditionFields } from "./condition-fields";
import { problemText } from "./problem-text";
import type { RuleChoices } from "./rule-choices.server";
import type { TypedRule } from "./typed-rule";

type Props = {
  title: string;
  version: number;
  list: RuleList;
  editVersion: number;
  typed: TypedRule;
  isLast: boolean;
  choices: RuleChoices;
  errors: Readonly<Record<string, string>>;
  told: "changed" | "state" | null;
};

/** The form of one rule of a draft: when it fits, what follows, what it is called and what it rests on. */
export function RulePage(props: Props) {
  const { t, format } = useLocale();
  const { version, list, typed, errors, told } = props;
  const errorOf = (field: string) => {
    const key = errors[field];
    return key === undefined ? undefined : problemText(t, key);
  };
  const back = `/admin/rules/${version}`;
  return (
    <>
      <PageHead
        title={props.title}
        over={t("rules:form.over", { version, list: t(`rules-said:lists.${list}`) })}
        lead={props.isLast ? t("rules:form.lastAbout") : t(`rules:form.about.${list}`)}
      />
      <p>
        <a href={back}>{t("rules:form.back", { version })}</a>
      </p>
      {told ? (
        <Notice kind="caution" title={t(`rules:told.${told}`)}>
          <p>
            <a href={back}>{t("rules:told.look")}</a>
          </p>
        </Notice>
      ) : null}
      <ErrorSummary
        title={t("account:errors.title")}
        errors={Object.keys(errors).map((field) => ({ field, text: errorOf(field) ?? "" }))}
      />
      <form method="post" noValidate>
        <input type="hidden" name="editVersion" value={props.editVersion} />
        <input type="hidden" name="alternatives" value={typed.when.length} />
        <Fieldset id="names" legend={t("rules:form.names")} hint={t("rules:form.namesHint")}>
          {languages.map((language) => (
            <TextInput
              key={language}
              name={`name.${language}`}
              label={format.language(language)}
              lang={language}
              optional={language === "vi" ? undefined : t("rules:form.optional")}
              value={typed.names[language] ?? ""}
              error={errorOf(`name.${language}`)}
              maxLength={200}
            />
          ))}
        </Fieldset>
        {props.isLast
          ? null
          : typed.when.map((condition, index) => (
              <ConditionFields
                // biome-ignore lint/suspicious/noArrayIndexKey: an alternative has no name but its place.
                key={index}
                index={index}
                only={typed.when.length === 1}
                typed={condition}
                choices={props.choices}
                without={withoutFields(list)}
                errorOf={errorOf}
              />
            ))}
        {errors.when ? <Notice kind="caution" title={errorOf("when")} /> : null}
        {props.isLast ? null : (
          <p>
            <Button kind="secondary" dense name="do" value="more">
              {t("rules:form.more")}
            </Button>
          </p>
        )}
        <Outcome {...props} errorOf={errorOf} />
        <Fieldset id="basis" legend={t("rules:form.basis")} hint={t("rules:form.basisHint")}>
          <TextInput
            name="basisNumber"
            label={t("rules:form.basisNumber")}
            optional={t("rules:form.optional")}
            value={typed.basisNumber}
            error={errorOf("basisNumber")}
            width="medium"
            maxLength={100}
          />
          <TextInput
            name="basisDate"
            type="date"
            label={t("rules:form.basisDate")}
            optional={t("rules:form.optional")}
            value={typed.basisDate}
            error={errorOf("basisDate")}
            width="short"
          />
        </Fieldset>
        {props.isLast ? null : (
          <Fieldset id="validity" legend={t("rules:form.validity")} hint={t("rules:form.validityHint")}>
            {(["validFrom", "validTo"] as const).map((field) => (
              <TextInput
                key={field}
                name={field}
                type="date"
                label={t(`rules:form.${field}`)}
                optional={t("rules:form.optional")}
                value={typed[field]}
                error={errorOf(field)}
                width="short"
              />
            ))}
          </Fieldset>
        )}
        <ButtonRow>
          <Button name="do" value="save">
            {t("rules:form.save")}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}

/** A rule can only ask for what has been decided before it. */
function withoutFields(list: RuleList): string[] {
  return [
    ...(list === "department" ? ["decidedBy"] : []),
    ...(list === "due" || list === "notify" ? [] : ["priority"]),
  ];
}

function Outcome({
  list,
  typed,
  choices,
  errorOf,
}: Props & { errorOf: (field: string) => string | undefined }) {
  const { t } = useLocale();
  switch (list) {
    case "department":
      return (
        <Select
          name="department"
          label={t("rules:form.department")}
          empty={t("rules:form.chooseDepartment")}
          options={choices.departments}
          value={typed.department}
          error={errorOf("department")}
        />
      );
    case "coordination":
      return (
        <>
          <MultiSelect
            name="departments"
            label={t("rules:form.departments")}
            hint={t("rules:form.several")}
            values={typed.departments}
            options={choices.departments}
            error={errorOf("departments")}
          />
          <Checkbox
            name="sectorDepartment"
            checked={typed.sectorDepartment}
            label={t("rules:form.sectorDepartment")}
          />
        </>
      );
    case "due":
      return (
        <TextInput
          name="workingDays"
          label={t("rules:form.workingDays")}
          value={typed.workingDays}
          error={errorOf("workingDays")}
          inputMode="numeric"
          width="short"
        />
      );
    case "notify":
      return (
        <MultiSelect
          name="notify"
          label={t("rules:form.notify")}
          hint={t("rules:form.several")}
          values={typed.notify}
          options={choices.notify}
          error={errorOf("notify")}
        />
      );
    default:
      return null;
  }
}
