import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { PageHead } from "~/ui/layout/page-head";

/** The one-time link, shown once: handing it over is the administrator's affair. */
export function OneTimeLink({ name, email, link }: { name: string; email: string; link: string }) {
  const { t } = useLocale();
  return (
    <>
      <PageHead title={t("desk:staff.linkTitle")} lead={`${name} · ${email}`} />
      <Notice kind="done" title={t("desk:staff.linkOnce")}>
        <p>
          <code>{link}</code>
        </p>
        <p>{t("desk:staff.linkHow")}</p>
      </Notice>
      <p>
        <a href="/admin/staff">{t("desk:nav.staff")}</a>
      </p>
    </>
  );
}
