import type { ReactNode } from "react";
import { useLocale } from "~/i18n/locale";
import { Checkbox } from "~/ui/forms/checkbox";
import { Fieldset } from "~/ui/forms/fieldset";
import { MultiSelect } from "~/ui/forms/multi-select";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import type { RuleChoices } from "./rule-choices.server";
import styles from "./rules.module.css";
import { numberFields, type TypedCondition } from "./typed-rule";

const boxes = [
  "kind",
  "need",
  "topic",
  "submitterType",
  "sector",
  "site",
  "parkKind",
  "decidedBy",
  "priority",
] as const;
const lines = ["opportunity", "words"] as const;

type Props = {
  index: number;
  only: boolean;
  typed: TypedCondition;
  choices: RuleChoices;
  /** The fields that this list of rules cannot ask for. */
  without: readonly string[];
  errorOf: (field: string) => string | undefined;
};

/** One condition of a rule: every field that is filled in must hold. Fields that ask for nothing are folded up. */
export function ConditionFields({ index, only, typed, choices, without, errorOf }: Props) {
  const { t } = useLocale();
  const nameOf = (field: string) => `when.${index}.${field}`;
  const error = (field: string) => errorOf(nameOf(field));
  return (
    <Fieldset
      id={`when.${index}`}
      legend={only ? t("rules:form.condition") : t("rules:form.alternative", { number: index + 1 })}
      hint={index === 0 ? t("rules:form.conditionHint") : undefined}
    >
      {boxes
        .filter((field) => !without.includes(field))
        .map((field) => (
          <Folded
            key={field}
            title={t(`rules-said:fields.${field}`)}
            count={typed[field].length}
            error={error(field)}
            id={nameOf(field)}
          >
            <ul className={styles.boxes}>
              {choices.choices[field].map((choice) => (
                <li key={choice.value}>
                  <Checkbox
                    name={nameOf(field)}
                    id={`${nameOf(field)}.${choice.value}`}
                    value={choice.value}
                    checked={typed[field].includes(choice.value)}
                    label={<span lang={choice.lang}>{choice.text}</span>}
                  />
                </li>
              ))}
            </ul>
          </Folded>
        ))}
      <Folded title={t("rules-said:fields.place")} count={typed.place.length} error={error("place")}>
        <MultiSelect
          name={nameOf("place")}
          label={t("rules-said:fields.place")}
          hint={t("rules:form.several")}
          values={typed.place}
          groups={choices.places}
        />
      </Folded>
      <Folded title={t("rules-said:fields.country")} count={typed.country.length} error={error("country")}>
        <MultiSelect
          name={nameOf("country")}
          label={t("rules-said:fields.country")}
          hint={t("rules:form.several")}
          values={typed.country}
          options={choices.choices.country}
        />
      </Folded>
      {lines.map((field) => (
        <Folded
          key={field}
          title={t(`rules-said:fields.${field}`)}
          count={typed[field].length}
          error={error(field)}
        >
          <TextArea
            name={nameOf(field)}
            label={t(`rules-said:fields.${field}`)}
            hint={t(`rules:form.${field}Hint`)}
            value={typed[field].join("\n")}
            error={error(field)}
            rows={4}
          />
        </Folded>
      ))}
      <Folded
        title={t("rules:form.amounts")}
        count={numberFields.filter((field) => typed[field].length > 0).length}
        error={numberFields.map(error).find((text) => text !== undefined)}
      >
        {numberFields.map((field) => (
          <TextInput
            key={field}
            name={nameOf(field)}
            label={t(`rules-said:fields.${field}`)}
            value={typed[field][0]}
            error={error(field)}
            inputMode="decimal"
            width="medium"
            unit={field.startsWith("capital") ? "USD" : "ha"}
          />
        ))}
      </Folded>
      <Checkbox
        name={nameOf("onBorder")}
        checked={typed.onBorder.length > 0}
        label={t("rules-said:fields.onBorder")}
      />
      {only ? null : <Checkbox name={nameOf("remove")} label={t("rules:form.removeAlternative")} />}
    </Fieldset>
  );
}

function Folded(props: { id?: string; title: string; count: number; error?: string; children: ReactNode }) {
  const { t } = useLocale();
  return (
    <details className={styles.field} open={props.count > 0 || props.error !== undefined} id={props.id}>
      <summary>
        {props.title}
        {props.count > 0 ? ` (${t("rules:form.chosen", { count: props.count })})` : ""}
      </summary>
      {props.error && props.id ? <p className={styles.error}>{props.error}</p> : null}
      {props.children}
    </details>
  );
}
