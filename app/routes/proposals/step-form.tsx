import type { ReactNode } from "react";
import { fieldsOf } from "~/core/intake/steps";
import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Honeypot } from "~/ui/forms/honeypot";
import { QuestionPage } from "~/ui/layout/question-page";
import { Carried } from "./carried";
import type { StepView } from "./intake-view";
import { openForm } from "./open-form";
import styles from "./proposals.module.css";
import { trapName } from "./trap";

/** The page of one step: how far along, what is wrong, the question, the button that goes on, and the one that goes back. */
export function StepForm({
  view,
  title,
  why,
  before,
  after,
  children,
}: {
  view: StepView;
  title?: string;
  why?: string;
  /** Between the head of the page and the form. */
  before?: ReactNode;
  after?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useLocale();
  const { done, total } = view.progress;
  const sends = view.step === "check";
  return (
    <QuestionPage
      progress={{ done: done + 1, total, text: t("intake:progress", { n: done + 1, total }) }}
      {...(title && { title })}
      {...(why && { why })}
    >
      {view.errors.length > 0 || view.notice ? (
        <div className={styles.above}>
          <ErrorSummary title={t("errors:summary")} errors={view.errors} />
          {view.notice ? <Alert text={view.notice} /> : null}
        </div>
      ) : null}
      {before}
      <form id={openForm} method="post" action={view.action} noValidate>
        <input type="hidden" name="form.token" value={view.token} />
        <input type="hidden" name="form.step" value={view.step} />
        <Carried answers={view.answers} except={fieldsOf(view.step, view.answers)} refCode={view.ref} />
        {children}
        <Honeypot name={trapName} label={t("intake:honeypot")} />
        <ButtonRow>
          <Button name="intent" value={sends ? "send" : "next"}>
            {t(sends ? "intake:send" : "intake:next")}
          </Button>
          {view.goesBack ? (
            <Button kind="secondary" name="go" value="back">
              {t("intake:back")}
            </Button>
          ) : null}
        </ButtonRow>
      </form>
      {after}
    </QuestionPage>
  );
}

/** Why the page is here again, said at once to those who hear it. */
function Alert({ text }: { text: string }) {
  return (
    <div role="alert">
      <Notice kind="caution">
        <p>{text}</p>
      </Notice>
    </div>
  );
}

/** The sentence for a field, if it is wrong. */
export function errorOf(view: StepView, field: string): { error?: string } {
  const found = view.errors.find((error) => error.field === field);
  return found ? { error: found.text } : {};
}
