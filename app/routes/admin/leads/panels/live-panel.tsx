import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Notice } from "~/ui/data/notice";
import { Reading } from "~/ui/data/queue-table";
import type { LiveTexts } from "./live-panel.server";

/** Who else is here, and what has just happened. The desk's script renews it while the page is open. */
export function LivePanel({ code, live }: { code: string; live: LiveTexts }) {
  const { t } = useLocale();
  return (
    <div data-lead-page={code} data-live="lead" data-since={live.since} role="status">
      {live.reading ? <Reading>{live.reading}</Reading> : null}
      {live.happened.length > 0 ? (
        <Notice kind="caution" title={t("queue:live.changed")}>
          <ul>
            {live.happened.map((event) => (
              <li key={event.id}>{event.text}</li>
            ))}
          </ul>
          <p>
            <a href={paths.lead(code)}>{t("queue:live.reload")}</a>
          </p>
        </Notice>
      ) : null}
    </div>
  );
}
