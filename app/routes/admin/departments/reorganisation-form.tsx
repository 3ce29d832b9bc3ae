import type { ReorganisationKind, RequestProblem } from "~/core/departments/reorganisation";
import { leadKinds } from "~/core/leads/lead";
import { siteTypes } from "~/core/routing/rules";
import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Fieldset } from "~/ui/forms/fieldset";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";
import { partNumbers, type RequestTyped } from "./request-typed";

type Choice = { value: string; text: string; lang?: string };

type Props = {
  kind: ReorganisationKind;
  typed: RequestTyped;
  problems: readonly RequestProblem[];
  departments: readonly Choice[];
  sectors: readonly Choice[];
};

/** The field that a problem stands at, by its id. */
const places = { parts: "part1.to", name: "name.vi" } as const;

/** Which departments, what becomes of them, and from when on. */
export function ReorganisationForm(props: Props) {
  const { t } = useLocale();
  const { kind, typed, problems } = props;
  const texts = problems.map(({ field, key }) => ({ field, text: t(`reorganisation:problems.${key}`) }));
  const errorOf = (field: RequestProblem["field"]) => texts.find((problem) => problem.field === field)?.text;
  const idOf = (field: RequestProblem["field"]) =>
    field === "parts" || field === "name" ? places[field] : field;
  return (
    <>
      <ErrorSummary
        title={t("reorganisation:problems.title")}
        errors={texts.map(({ field, text }) => ({ field: idOf(field), text }))}
      />
      <form method="post" noValidate>
        <Subject {...props} error={errorOf("from")} />
        {kind === "merge" || kind === "close" ? (
          <Select
            name="into"
            label={t(kind === "merge" ? "reorganisation:fields.into" : "reorganisation:fields.successor")}
            hint={t("reorganisation:fields.intoHint")}
            empty={t("reorganisation:fields.choose")}
            value={typed.into}
            options={props.departments}
            error={errorOf("into")}
            width="medium"
          />
        ) : null}
        {kind === "split" ? <Parts {...props} error={errorOf("parts")} restError={errorOf("rest")} /> : null}
        {kind === "rename" ? <Names typed={typed} error={errorOf("name")} /> : null}
        <TextInput
          name="effectiveOn"
          type="date"
          label={t("reorganisation:fields.effectiveOn")}
          hint={t("reorganisation:fields.effectiveOnHint")}
          value={typed.effectiveOn}
          error={errorOf("effectiveOn")}
          width="short"
        />
        <TextInput
          name="basis"
          label={t("reorganisation:fields.basis")}
          hint={t("reorganisation:fields.basisHint")}
          optional={t("intake:optional")}
          value={typed.basis}
          autoComplete="off"
          maxLength={200}
        />
        <ButtonRow>
          <Button name="intent" value="preview">
            {t("reorganisation:preview.do")}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}

/** The departments that it is about: several for a merger, else one. */
function Subject({ kind, typed, departments, error }: Props & { error: string | undefined }) {
  const { t } = useLocale();
  if (kind === "merge") {
    return (
      <Choices
        name="from"
        legend={t("reorganisation:fields.fromMany")}
        hint={t("reorganisation:fields.fromManyHint")}
        error={error}
        chosen={typed.from}
        choices={departments}
      />
    );
  }
  return (
    <Select
      name="from"
      label={t(kind === "split" ? "reorganisation:fields.fromSplit" : "reorganisation:fields.from")}
      empty={t("reorganisation:fields.choose")}
      value={typed.from[0] ?? ""}
      options={departments}
      error={error}
      width="medium"
    />
  );
}

/** Who takes what, in the order in which it is asked, and who takes the rest. */
function Parts(props: Props & { error: string | undefined; restError: string | undefined }) {
  const { t } = useLocale();
  const { typed, departments, sectors } = props;
  const kinds = leadKinds.map((kind) => ({ value: kind, text: t(`routing:kinds.${kind}`) }));
  const sites = siteTypes.map((site) => ({ value: site, text: t(`reorganisation:sites.${site}`) }));
  return (
    <>
      {partNumbers.map((number) => {
        const part = typed.parts[number - 1];
        const name = `part${number}`;
        return (
          <Fieldset
            key={number}
            id={name}
            legend={t("reorganisation:fields.part", { number })}
            hint={t("reorganisation:fields.partHint")}
            optional={number > 1 ? t("intake:optional") : undefined}
          >
            <Select
              name={`${name}.to`}
              label={t("reorganisation:fields.partTo")}
              empty={t("reorganisation:fields.choose")}
              value={part?.to}
              options={departments}
              error={number === 1 ? props.error : undefined}
              width="medium"
            />
            <Choices
              name={`${name}.kind`}
              legend={t("reorganisation:fields.kinds")}
              chosen={part?.kind ?? []}
              choices={kinds}
            />
            <Choices
              name={`${name}.sector`}
              legend={t("reorganisation:fields.sectors")}
              chosen={part?.sector ?? []}
              choices={sectors}
            />
            <Choices
              name={`${name}.site`}
              legend={t("reorganisation:fields.sites")}
              chosen={part?.site ?? []}
              choices={sites}
            />
          </Fieldset>
        );
      })}
      <Select
        name="rest"
        label={t("reorganisation:fields.rest")}
        hint={t("reorganisation:fields.restHint")}
        empty={t("reorganisation:fields.choose")}
        value={typed.rest}
        options={departments}
        error={props.restError}
        width="medium"
      />
    </>
  );
}

function Choices({
  name,
  legend,
  hint,
  error,
  chosen,
  choices,
}: {
  name: string;
  legend: string;
  hint?: string;
  error?: string | undefined;
  chosen: readonly string[];
  choices: readonly Choice[];
}) {
  return (
    <Fieldset id={name} legend={legend} hint={hint} error={error}>
      {choices.map(({ value, text, lang }, index) => (
        <Checkbox
          key={value}
          id={index === 0 ? name : `${name}-${value}`}
          name={name}
          value={value}
          checked={chosen.includes(value)}
          label={lang ? <span lang={lang}>{text}</span> : text}
        />
      ))}
    </Fieldset>
  );
}

function Names({ typed, error }: { typed: RequestTyped; error: string | undefined }) {
  const { t, format } = useLocale();
  return languages.map((language) => (
    <TextInput
      key={language}
      name={`name.${language}`}
      label={t("reorganisation:fields.name", { language: format.language(language) })}
      hint={language === "vi" ? t("reorganisation:fields.nameHint") : undefined}
      optional={language === "vi" ? undefined : t("intake:optional")}
      value={typed.name[language]}
      error={language === "vi" ? error : undefined}
      lang={language}
      autoComplete="off"
      maxLength={200}
    />
  ));
}
