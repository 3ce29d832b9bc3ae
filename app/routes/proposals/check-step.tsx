import { consentVersion } from "~/core/leads/lead";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Answers } from "~/ui/forms/answers";
import { Checkbox } from "~/ui/forms/checkbox";
import { BodyName } from "./body-name";
import { SeemsComplaint } from "./complaints";
import type { CheckedAnswer, StepView } from "./intake-view";
import styles from "./proposals.module.css";
import { errorOf, StepForm } from "./step-form";

/** The proposal like a letter: to whom, by when it is answered, what it says; then the consent, and the button that sends. */
export function CheckStep({ view }: { view: StepView }) {
  const { t, lang } = useLocale();
  const { check } = view;
  if (!check) return null;
  const shown = (answers: readonly CheckedAnswer[]) =>
    answers.map(({ name, question, answer, lang: written, step, note }) => ({
      question,
      answer: (
        <>
          <span className={styles.typed} lang={written === lang ? undefined : written}>
            {answer}
          </span>
          {note ? <span className={styles.note}>{note}</span> : null}
        </>
      ),
      change: {
        href: `${view.stepLinks[step] ?? ""}#${name}`,
        text: t("intake:check.change"),
        about: t("intake:check.changeAbout", { question }),
      },
    }));
  return (
    <StepForm
      view={view}
      title={t("intake:check.title")}
      before={
        <div className={styles.letter}>
          {check.complains ? <SeemsComplaint inspectorate={view.inspectorate} /> : null}
          <p className={styles.to}>
            <ToBody view={view} />
          </p>
          <p>{check.answer}</p>
          {check.together ? <p>{t("intake:check.together")}</p> : null}
          <details className={styles.aside}>
            <summary>{t("intake:check.why")}</summary>
            {check.reasons.map((reason) => (
              <p key={reason}>{reason}</p>
            ))}
          </details>
          <Answers title={t("intake:check.proposal")} answers={shown(check.proposal)} />
          <Answers title={t("intake:check.sender")} answers={shown(check.sender)} />
        </div>
      }
    >
      <h2>{t("intake:check.consent")}</h2>
      <Checkbox
        name="consent"
        value={consentVersion}
        required
        label={t("intake:consent.text")}
        {...errorOf(view, "consent")}
      />
      <p>
        <a href={paths.page(lang, "privacy")}>{t("intake:check.privacy")}</a>
      </p>
    </StepForm>
  );
}

/** The sentence around the name is the language's; the name in it keeps its own `lang`. */
function ToBody({ view }: { view: StepView }) {
  const { t, lang } = useLocale();
  if (!view.check) return null;
  const [before = "", after = ""] = t("intake:check.to", { department: "\u0000" }).split("\u0000");
  return (
    <>
      {before}
      <BodyName body={view.check.department} lang={lang} />
      {after}
    </>
  );
}
