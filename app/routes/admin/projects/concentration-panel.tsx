import { useLocale } from "~/i18n/locale";
import { StatusLabel } from "~/ui/data/status-label";
import { Section } from "~/ui/layout/section";
import styles from "./concentration.module.css";
import type { concentrationTexts } from "./concentration-panel.server";

type Texts = Awaited<ReturnType<typeof concentrationTexts>>;

/** What leadership looks for: whether one market carries too much, said with its numbers and its method. */
export function ConcentrationPanel({ texts }: { texts: Texts }) {
  const { t } = useLocale();
  return (
    <Section title={t("projects:concentration.title")}>
      {texts.sides.map((side) => (
        <div key={side.title} className={styles.side}>
          <h3>{side.title}</h3>
          {side.band ? (
            <p>
              <StatusLabel tone={side.band.tone} text={side.band.text} />
            </p>
          ) : null}
          <ul>
            {side.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      {texts.without ? <p className={styles.without}>{texts.without}</p> : null}
      <details className={styles.how}>
        <summary>{t("projects:concentration.how")}</summary>
        {texts.how.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </details>
    </Section>
  );
}
