import { kindOf } from "~/core/intake/answers";
import { draftHours } from "~/core/intake/draft-hours";
import { matterOf } from "~/core/intake/steps";
import { leadKinds, needsOf, submitterTypes, topics } from "~/core/leads/lead";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { paths } from "~/i18n/paths";
import { RadioGroup } from "~/ui/forms/radio-group";
import { Complaints } from "./complaints";
import type { StepView } from "./intake-view";
import { CarriedOpportunity } from "./opportunity-line";
import styles from "./proposals.module.css";
import { errorOf, StepForm } from "./step-form";

/** What it is about: asked first, because every later question follows from it. */
export function KindStep({ view }: { view: StepView }) {
  const { t, lang } = useLocale();
  return (
    <StepForm
      view={view}
      title={t("intake:head.title")}
      why={t("intake:start.needs")}
      after={
        <>
          <p className={styles.after}>
            {t("intake:start.kept", { hours: draftHours })}
            {marks[lang].sentence}
            <a href={paths.page(lang, "privacy")}>{t("intake:check.privacy")}</a>
          </p>
          <Complaints inspectorate={view.inspectorate} open={kindOf(view.answers) === "obstacle"} />
        </>
      }
    >
      <RadioGroup
        name="kind"
        legend={t("intake:kind.title")}
        {...chosen(view, "kind")}
        {...errorOf(view, "kind")}
        options={leadKinds.map((kind) => ({ value: kind, text: t(`routing:kindChoices.${kind}`) }))}
      />
      <CarriedOpportunity view={view} />
    </StepForm>
  );
}

/** Who writes: the same words mean other departments and papers for a kiều bào and for a company from abroad. */
export function WhoStep({ view }: { view: StepView }) {
  const { t } = useLocale();
  return (
    <StepForm view={view}>
      <RadioGroup
        name="submitter.type"
        legend={t("intake:who.title")}
        legendIsHeading
        hint={t("intake:who.why")}
        {...chosen(view, "submitter.type")}
        {...errorOf(view, "submitter.type")}
        options={submitterTypes.map((type) => ({
          value: type,
          text: t(`routing:submitterTypes.${type}`),
          hint: t(`intake:who.hints.${type}`),
        }))}
      />
      <CarriedOpportunity view={view} />
    </StepForm>
  );
}

/** The one choice that some kinds have. "Not sure" is an answer. */
export function MatterStep({ view }: { view: StepView }) {
  const { t } = useLocale();
  const kind = kindOf(view.answers);
  const name = matterOf(kind) ?? "need";
  const choices =
    name === "topic"
      ? topics.map((topic) => ({ value: topic, text: t(`routing:topics.${topic}`) }))
      : needsOf(kind ?? "return").map((need) => ({ value: need, text: t(`routing:needs.${need}`) }));
  const unsure = { value: "", text: t("intake:matter.unsure") };
  const legend =
    kind === "obstacle"
      ? "intake:matter.obstacle"
      : kind === "support"
        ? "intake:matter.support"
        : "intake:matter.return";
  return (
    <StepForm
      view={view}
      after={kind === "obstacle" ? <Complaints inspectorate={view.inspectorate} open /> : null}
    >
      <RadioGroup
        name={name}
        legend={t(legend)}
        legendIsHeading
        hint={t("intake:matter.why")}
        {...chosen(view, name)}
        {...errorOf(view, name)}
        options={[...choices, unsure]}
      />
    </StepForm>
  );
}

function chosen(view: StepView, name: keyof StepView["answers"]): { value?: string } {
  const value = view.answers[name];
  return value === undefined ? {} : { value };
}
