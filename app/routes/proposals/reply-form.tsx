import { longest } from "~/core/leads/lead.schema";
import { useLocale } from "~/i18n/locale";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextArea } from "~/ui/forms/text-area";
import { Section } from "~/ui/layout/section";
import styles from "./proposals.module.css";

/** What we need from the sender: the question as it was typed, and the place for the reply. */
export function ReplyForm({
  question,
  acted,
}: {
  question: string | null;
  acted: { reply: string; error: string | null } | null;
}) {
  const { t } = useLocale();
  const error = acted?.error;
  return (
    <Section title={t("tracking:reply.title")}>
      <ErrorSummary title={t("errors:summary")} errors={error ? [{ field: "reply", text: error }] : []} />
      {question ? <blockquote className={styles.question}>{question}</blockquote> : null}
      <form method="post" noValidate>
        <TextArea
          name="reply"
          label={t("tracking:reply.label")}
          hint={t("tracking:reply.hint")}
          value={acted?.reply ?? ""}
          maxLength={longest.message}
          required
          {...(error && { error })}
        />
        <ButtonRow>
          <Button name="intent" value="reply">
            {t("tracking:reply.send")}
          </Button>
        </ButtonRow>
      </form>
    </Section>
  );
}
