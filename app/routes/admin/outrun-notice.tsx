import { useLocale } from "~/i18n/locale";
import { FactList } from "~/ui/data/fact-list";
import { Notice } from "~/ui/data/notice";

/** One field of a form that somebody else has saved meanwhile: what is kept of it now, and what is typed below. */
export type OutrunField = { label: string; kept: string; typed: string };

/** Nothing was written, since somebody else was quicker: shows what is kept now wherever it is not what is typed below. */
export function OutrunNotice({ fields }: { fields: readonly OutrunField[] }) {
  const { t } = useLocale();
  const different = fields.filter(({ kept, typed }) => kept !== typed);
  return (
    <Notice kind="caution" title={t("rules:told.changed")}>
      <p>{t("projects:conflict.kept")}</p>
      {different.length > 0 ? (
        <FactList dense facts={different.map(({ label, kept }) => ({ label, value: kept || "–" }))} />
      ) : null}
    </Notice>
  );
}
