import { type Locale, useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { type Fact, FactList } from "~/ui/data/fact-list";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Section } from "~/ui/layout/section";
import { BodyName } from "./body-name";
import styles from "./proposals.module.css";
import type { TrackedView } from "./tracked-view.server";

/** Who has it, by when, and how to reach them. */
export function StatusFacts({ view }: { view: TrackedView }) {
  const locale = useLocale();
  const { t, lang } = locale;
  const label = (fact: "department" | "latest" | "due" | "read" | "received" | "outcome") =>
    t(`tracking:page.facts.${fact}`);
  const facts: Fact[] = [
    { label: t("intake:receipt.code"), value: <span translate="no">{view.code}</span> },
    { label: label("department"), value: <BodyName body={view.department} lang={lang} /> },
    ...(view.due ? [{ label: label("due"), value: view.due.text, note: dueNote(view.due, locale) }] : []),
    ...(view.latest ? [{ label: label("latest"), value: view.latest.title, note: view.latest.when }] : []),
    ...(view.read ? [{ label: label("read"), value: view.read }] : []),
    { label: label("received"), value: view.received },
    ...(view.outcome ? [{ label: label("outcome"), value: view.outcome }] : []),
  ];
  return (
    <>
      <FactList facts={facts} />
      {view.together ? <p className={styles.after}>{view.together}</p> : null}
      {view.reasons.length > 0 ? (
        <details className={styles.aside}>
          <summary>{t("tracking:page.why")}</summary>
          {view.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </details>
      ) : null}
      <Section title={t("tracking:page.contact")}>
        <Contact view={view} />
      </Section>
    </>
  );
}

/** When that day ends where the sender is, and the date that was promised before. */
function dueNote(due: NonNullable<TrackedView["due"]>, { t, lang }: Locale): string | null {
  const sentences = [due.paused ? t("tracking:page.duePaused") : due.yours, due.before].filter(Boolean);
  return sentences.length > 0 ? sentences.join(marks[lang].sentence) : null;
}

function Contact({ view }: { view: TrackedView }) {
  const { t } = useLocale();
  const facts: Fact[] = [
    ...(view.phone
      ? [{ label: t("tracking:page.phone"), value: <a href={`tel:${view.phone}`}>{view.phone}</a> }]
      : []),
    ...(view.mailbox
      ? [{ label: t("tracking:page.mailbox"), value: <a href={`mailto:${view.mailbox}`}>{view.mailbox}</a> }]
      : []),
  ];
  return facts.length > 0 ? <FactList facts={facts} /> : <p>{t("tracking:page.noContact")}</p>;
}

/** Asks before it happens, by naming what will happen. */
export function Withdrawal({ code }: { code: string }) {
  const { t } = useLocale();
  return (
    <details className={styles.aside}>
      <summary>{t("tracking:withdraw.open")}</summary>
      <p>{t("tracking:withdraw.text", { code })}</p>
      <form method="post">
        <ButtonRow>
          <Button kind="danger" name="intent" value="withdraw">
            {t("tracking:withdraw.send", { code })}
          </Button>
        </ButtonRow>
      </form>
    </details>
  );
}
