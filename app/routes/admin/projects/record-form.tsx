import type { FieldProblem } from "~/core/projects/read-fields";
import { currencies } from "~/core/shared/money";
import { useLocale } from "~/i18n/locale";
import { Command } from "~/ui/data/command";
import { Notice } from "~/ui/data/notice";
import { Button } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Fieldset } from "~/ui/forms/fieldset";
import { MoneyInput } from "~/ui/forms/money-input";
import { Select } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import styles from "./projects.module.css";
import type { FieldSpec, RecordAnswer } from "./record-answer";

export type VerbSpec = { verb: string; title: string; about: string; send: string; fields: FieldSpec[] };

type Event = { id: number; when: string; by: string; title: string };

/** The forms of a record, each under its word; the one that came back stands open with all that was typed. */
export function VerbForms({
  base,
  verbs,
  seen,
  answer,
  open,
}: {
  base: string;
  verbs: readonly VerbSpec[];
  seen: { version: number; lastEvent: number };
  answer?: RecordAnswer;
  open?: string;
}) {
  return verbs.map((spec) => (
    <Command key={spec.verb} name="verb" text={spec.title} open={(answer?.verb ?? open) === spec.verb}>
      <form className={styles.form} method="post" action={`${base}/${spec.verb}`} noValidate>
        <input type="hidden" name="version" value={seen.version} />
        <input type="hidden" name="lastEvent" value={seen.lastEvent} />
        <p>{spec.about}</p>
        <RecordFields
          verb={spec.verb}
          fields={spec.fields}
          answer={answer?.verb === spec.verb ? answer : undefined}
        />
        <div>
          <Button dense kind="secondary">
            {spec.send}
          </Button>
        </div>
      </form>
    </Command>
  ));
}

/** A money field has its own ids; every other is told apart by its verb, since a page holds many forms. */
function fieldId(verb: string, name: string): string {
  return name.endsWith(".amount") ? name : `${verb}-${name}`;
}

export function RecordFields({
  verb,
  fields,
  answer,
}: {
  verb: string;
  fields: readonly FieldSpec[];
  answer?: RecordAnswer;
}) {
  return fields.map((field) => <RecordField key={field.name} verb={verb} field={field} answer={answer} />);
}

function RecordField({ verb, field, answer }: { verb: string; field: FieldSpec; answer?: RecordAnswer }) {
  const { t } = useLocale();
  const at = field.kind === "money" ? `${field.name}.amount` : field.name;
  const problem = answer?.problems[at];
  const common = {
    id: fieldId(verb, field.name),
    name: field.name,
    label: field.label,
    hint: field.hint,
    optional: field.optional ? t("projects:fields.optional") : undefined,
    value: answer ? (answer.typed[at] ?? "") : field.value,
    error: problem ? problemText(t, problem) : undefined,
  };
  switch (field.kind) {
    case "line":
      return <TextInput {...common} maxLength={200} />;
    case "date":
      return <TextInput {...common} type="date" width="medium" />;
    case "count":
      return <TextInput {...common} inputMode="numeric" width="short" />;
    case "text":
      return <TextArea {...common} rows={4} />;
    case "select":
      return (
        <Select
          {...common}
          empty={t("projects:fields.choose")}
          options={field.options}
          groups={field.groups}
        />
      );
    case "yes":
      return (
        <Checkbox id={common.id} name={field.name} label={field.label} checked={common.value === "yes"} />
      );
    case "several":
      return (
        <Fieldset id={common.id} legend={field.label} error={common.error}>
          {(field.options ?? []).map((option, index) => (
            <Checkbox
              key={option.value}
              id={index === 0 ? common.id : `${common.id}-${option.value}`}
              name={field.name}
              value={option.value}
              label={<span lang={option.lang}>{option.text}</span>}
              checked={(common.value ?? "").split(" ").includes(option.value)}
            />
          ))}
        </Fieldset>
      );
    case "money":
      return (
        <MoneyInput
          name={field.name}
          legend={field.label}
          error={common.error}
          amount={answer?.typed[`${field.name}.amount`]}
          currency={answer?.typed[`${field.name}.currency`] ?? "USD"}
          currencies={currencies.map((currency) => ({ value: currency, text: currency }))}
          amountLabel={field.label}
          currencyLabel={t("projects:fields.currency")}
        />
      );
  }
}

type Translate = ReturnType<typeof useLocale>["t"];

function problemText(t: Translate, problem: FieldProblem): string {
  return t(`projects:problems.${problem}`);
}

/** Why nothing was written: what is missing, what the record does not allow, or who was quicker and what they did. */
export function WhatHindered({ answer, events }: { answer: RecordAnswer; events: readonly Event[] }) {
  const { t } = useLocale();
  const since = answer.changedSince;
  if (since !== null) {
    return (
      <Notice kind="caution" title={t("projects:conflict.title")}>
        <ul>
          {events
            .filter((event) => event.id > since)
            .map((event) => (
              <li key={event.id}>
                {event.when} · {event.by} · {event.title}
              </li>
            ))}
        </ul>
        <p>{t("projects:conflict.kept")}</p>
      </Notice>
    );
  }
  const problems = Object.entries(answer.problems).map(([name, problem]) => ({
    field: fieldId(answer.verb, name),
    text: problemText(t, problem),
  }));
  return (
    <ErrorSummary
      title={t("projects:problems.title")}
      errors={answer.refusal ? [...problems, { text: t(`projects:refusals.${answer.refusal}`) }] : problems}
    />
  );
}
