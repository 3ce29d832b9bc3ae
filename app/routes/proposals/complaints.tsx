import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { InVietnamese } from "../in-vietnamese";
import { BodyName } from "./body-name";
import type { BodyView } from "./intake-view";
import styles from "./proposals.module.css";

/** A complaint or denunciation has its own lawful way, with its own time limits: it must not get lost here. */
export function Complaints({
  inspectorate,
  open = false,
}: {
  inspectorate: BodyView | null;
  /** Unfolded, where a complaint is likelier. */
  open?: boolean;
}) {
  const { t, lang } = useLocale();
  return (
    <details className={styles.aside} open={open}>
      <summary>
        {t("intake:complaint.title")}
        {lang === "vi" ? null : <InVietnamese name="khiếu nại, tố cáo" />}
      </summary>
      <LawfulWay inspectorate={inspectorate} />
    </details>
  );
}

/** Before sending, to a writer whose words sound like a complaint; it can be sent all the same. */
export function SeemsComplaint({ inspectorate }: { inspectorate: BodyView | null }) {
  const { t } = useLocale();
  return (
    <Notice kind="caution" title={t("intake:complaint.seems")}>
      <p>{t("intake:complaint.instead")}</p>
      <LawfulWay inspectorate={inspectorate} />
    </Notice>
  );
}

function LawfulWay({ inspectorate }: { inspectorate: BodyView | null }) {
  const { t, lang } = useLocale();
  return (
    <>
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
    </>
  );
}
