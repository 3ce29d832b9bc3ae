import { useLocale } from "~/i18n/locale";
import { InVietnamese } from "../in-vietnamese";
import { BodyName } from "./body-name";
import type { BodyView } from "./intake-view";
import styles from "./proposals.module.css";

/** A complaint or denunciation has its own lawful way, with its own time limits: it must not get lost here. */
export function Complaints({ inspectorate }: { inspectorate: BodyView | null }) {
  const { t, lang } = useLocale();
  return (
    <details className={styles.aside}>
      <summary>
        {t("intake:complaint.title")}
        {lang === "vi" ? null : <InVietnamese name="khiếu nại, tố cáo" />}
      </summary>
      <p>{t("intake:complaint.complaint")}</p>
      <p>{t("intake:complaint.denunciation")}</p>
      <p>{t("intake:complaint.where")}</p>
      <ul>
        <li lang="vi">Ban Tiếp công dân tỉnh Tây Ninh</li>
        {inspectorate ? (
          <li>
            <BodyName body={inspectorate} lang={lang} />
          </li>
        ) : null}
      </ul>
      <p>{t("intake:complaint.clock")}</p>
    </details>
  );
}
