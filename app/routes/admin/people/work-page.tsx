import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import type { readWorkOf } from "~/services/people/queries.server";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Fieldset } from "~/ui/forms/fieldset";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";
import { Section } from "~/ui/layout/section";
import type { WorkAnswer } from "./work-door.server";

type Person = NonNullable<Awaited<ReturnType<typeof readWorkOf>>>;
type Props = { person: Person; answer: WorkAnswer | undefined; own: boolean };

/** Somebody's work and leave: by the head of the department, by an administrator, or, but for the limit, by oneself. */
export function WorkPage({ person, answer, own }: Props) {
  return (
    <>
      <Problems answer={answer} />
      {person.takesLeads ? <Work person={person} answer={answer} own={own} /> : null}
      <Leaves person={person} answer={answer} />
    </>
  );
}

function Problems({ answer }: { answer: WorkAnswer | undefined }) {
  const { t } = useLocale();
  if (answer?.gone) return <Notice kind="caution" title={t("people:leave.gone")} />;
  const { limit, deputy } = answer?.errors ?? {};
  const refusal = answer?.refusal;
  return (
    <ErrorSummary
      title={t("people:problems.title")}
      errors={[
        ...(limit ? [{ field: "limit", text: t(`people:problems.${limit}`) }] : []),
        ...(deputy ? [{ field: "deputy", text: t(`people:problems.${deputy}`) }] : []),
        ...(refusal ? [{ field: fieldOf(refusal), text: t(`people:problems.${refusal}`) }] : []),
      ]}
    />
  );
}

function fieldOf(refusal: NonNullable<WorkAnswer["refusal"]>): "from" | "to" {
  return refusal.startsWith("from.") ? "from" : "to";
}

function Work({ person, answer, own }: Props) {
  const { t, format } = useLocale();
  const typed = answer?.work;
  const chosen: readonly string[] = typed?.languages ?? person.languages;
  const { limit, deputy } = answer?.errors ?? {};
  return (
    <Section title={t("people:work.title")}>
      <p>{t("people:work.about")}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="work" />
        <Fieldset id="languages" legend={t("people:work.languages")} hint={t("people:work.languagesHint")}>
          {languages.map((language) => (
            <Checkbox
              key={language}
              id={`languages-${language}`}
              name="languages"
              value={language}
              checked={chosen.includes(language)}
              label={format.language(language)}
            />
          ))}
        </Fieldset>
        {own ? null : (
          <TextInput
            name="limit"
            label={t("people:work.limit")}
            hint={t("people:work.limitHint")}
            value={typed?.limit ?? (person.openLimit === null ? "" : String(person.openLimit))}
            error={limit && t(`people:problems.${limit}`)}
            inputMode="numeric"
            autoComplete="off"
            width="short"
          />
        )}
        <Select
          name="deputy"
          label={t("people:work.deputy")}
          hint={t("people:work.deputyHint")}
          empty={t("people:work.noDeputy")}
          value={typed?.deputy ?? (person.deputyId === null ? "" : String(person.deputyId))}
          error={deputy && t(`people:problems.${deputy}`)}
          options={person.colleagues.map(({ id, name }) => ({ value: String(id), text: name }))}
          width="medium"
        />
        <ButtonRow>
          <Button dense>{t("people:work.save")}</Button>
        </ButtonRow>
      </form>
    </Section>
  );
}

function Leaves({ person, answer }: Omit<Props, "own">) {
  const { t, format } = useLocale();
  const refusal = answer?.refusal;
  const wrong = refusal && { field: fieldOf(refusal), text: t(`people:problems.${refusal}`) };
  return (
    <Section title={t("people:leave.title")}>
      {person.leaves.length === 0 ? <p>{t("people:leave.none")}</p> : null}
      {person.leaves.map((leave) => (
        <form key={leave.id} method="post">
          <input type="hidden" name="intent" value="end-leave" />
          <input type="hidden" name="leave" value={leave.id} />
          <p>
            {t("people:leave.days", { from: format.date(leave.from), to: format.date(leave.to) })}{" "}
            <Button dense kind="secondary">
              {leave.begun ? t("people:leave.endNow") : t("people:leave.takeBack")}
            </Button>
          </p>
        </form>
      ))}
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="leave" />
        <TextInput
          name="from"
          type="date"
          label={t("people:leave.from")}
          value={answer?.leave?.from}
          error={wrong?.field === "from" ? wrong.text : undefined}
          width="medium"
        />
        <TextInput
          name="to"
          type="date"
          label={t("people:leave.to")}
          value={answer?.leave?.to}
          error={wrong?.field === "to" ? wrong.text : undefined}
          width="medium"
        />
        <ButtonRow>
          <Button dense kind="secondary">
            {t("people:leave.add")}
          </Button>
        </ButtonRow>
      </form>
    </Section>
  );
}
