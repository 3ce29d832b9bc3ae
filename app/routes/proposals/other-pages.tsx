import { consentVersion } from "~/core/leads/lead";
import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonLink, ButtonRow } from "~/ui/forms/button";
import { QuestionPage } from "~/ui/layout/question-page";
import { Carried } from "./carried";
import type { AwayView, SentBeforeView, UnavailableView } from "./intake-view";
import { openForm } from "./open-form";

/** The reader's form has been sent: the way to its receipt, and a new form for what was typed since. */
export function SentBeforePage({ view }: { view: SentBeforeView }) {
  const { t } = useLocale();
  return (
    <QuestionPage title={t("intake:sentBefore.title")} why={t("intake:sentBefore.text", { code: view.code })}>
      <ButtonRow>
        <ButtonLink href={view.receipt}>{t("intake:sentBefore.receipt")}</ButtonLink>
      </ButtonRow>
      {view.again ? (
        <form method="post" action={view.again.action}>
          <input type="hidden" name="form.token" value={view.again.token} />
          <input type="hidden" name="form.step" value="kind" />
          <Carried answers={view.again.answers} refCode={view.again.ref} />
          <ButtonRow>
            <Button kind="secondary" name="intent" value="next">
              {t("intake:sentBefore.again")}
            </Button>
          </ButtonRow>
        </form>
      ) : null}
      <p>
        <a href={view.fresh}>{t("intake:sentBefore.new")}</a>
      </p>
    </QuestionPage>
  );
}

/** Nothing can be looked up, so there are no fields: everything typed is held here, and one button tries again. */
export function UnavailablePage({ view }: { view: UnavailableView }) {
  const { t } = useLocale();
  const sends = view.step === "check";
  return (
    <QuestionPage title={t("common:fault.503.title")}>
      <div role="alert">
        <Notice kind="caution">
          <p>{t("errors:send.unavailable")}</p>
        </Notice>
      </div>
      {view.answers.subject ? <p>{view.answers.subject}</p> : null}
      <form id={openForm} method="post" action={view.action}>
        <input type="hidden" name="form.token" value={view.token} />
        <input type="hidden" name="form.step" value={view.step} />
        <Carried answers={view.answers} refCode={view.ref} />
        {view.consent ? <input type="hidden" name="consent" value={consentVersion} /> : null}
        <ButtonRow>
          <Button name="intent" value={sends ? "send" : "next"}>
            {t(sends ? "intake:send" : "intake:next")}
          </Button>
        </ButtonRow>
      </form>
    </QuestionPage>
  );
}

/** Nothing can be looked up and nothing was typed here: the same address is opened again. */
export function AwayPage({ view }: { view: AwayView }) {
  const { t } = useLocale();
  return (
    <QuestionPage title={t("common:fault.503.title")}>
      <p role="alert">{t("common:fault.503.text")}</p>
      <form id={openForm} method="get" action={view.action}>
        {view.query.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button>{t("intake:next")}</Button>
        </ButtonRow>
      </form>
    </QuestionPage>
  );
}
