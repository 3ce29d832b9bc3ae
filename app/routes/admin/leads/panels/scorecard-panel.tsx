import { useLocale } from "~/i18n/locale";
import { DataTable } from "~/ui/data/data-table";
import { Notice } from "~/ui/data/notice";
import { Fold } from "./fold";
import styles from "./panels.module.css";
import type { ScoreTexts } from "./scorecard-texts.server";

/** On the lead's page: the total, what is not judged yet, and every part with where it comes from. */
export function ScorecardPanel({ score }: { score: ScoreTexts | null }) {
  const { t } = useLocale();
  if (!score) return null;
  return (
    <Fold title={t("scorecard:panel.title")} about={score.total}>
      <p>
        <span className={styles.total}>{score.total}</span> · {score.open}
      </p>
      <p className={styles.about}>
        {score.saved ?? t("scorecard:panel.unsaved")} · {score.version}
      </p>
      <details>
        <summary>{t("scorecard:panel.look")}</summary>
        <ScoreTable score={score} />
      </details>
      <GateState score={score} />
      <p>
        <a href={`/admin/leads/${score.code}/score`}>
          {score.mayFill ? t("scorecard:panel.open") : t("scorecard:panel.look")}
        </a>
      </p>
    </Fold>
  );
}

export function ScoreTable({ score }: { score: ScoreTexts }) {
  const { t } = useLocale();
  return (
    <DataTable
      dense
      hideCaption
      caption={t("scorecard:panel.title")}
      columns={[
        { key: "criteria", text: t("scorecard:criteria") },
        { key: "weight", text: t("scorecard:weight"), numeric: true },
        { key: "points", text: t("scorecard:points"), numeric: true },
        { key: "from", text: t("scorecard:from") },
        { key: "why", text: t("scorecard:reason") },
      ]}
      rows={score.parts.map((part) => ({
        key: part.code,
        cells: [
          <span key="name" lang={part.name.lang}>
            {part.name.text}
          </span>,
          part.weight,
          part.points,
          part.from,
          part.why,
        ],
      }))}
    />
  );
}

/** Defence and security: what somebody found, never a figure. */
export function GateState({ score }: { score: ScoreTexts }) {
  const { t } = useLocale();
  return (
    <>
      {score.border ? <Notice kind="caution" title={t("scorecard:gate.border")} /> : null}
      <p>
        <strong>{t("scorecard:gate.title")}</strong> · {score.gate}
        {score.gateReason ? ` · ${score.gateReason}` : null}
      </p>
      <p className={styles.about}>{t("scorecard:advice")}</p>
    </>
  );
}
