import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { Button } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { TextInput } from "~/ui/forms/text-input";
import styles from "./queue.module.css";
import type { QueueScreen } from "./queue-screen.server";

/** The views that somebody can turn to, one's own and the department's. */
export function QueueViews({ screen }: { screen: QueueScreen }) {
  const { t } = useLocale();
  return (
    <nav className={`${styles.views} no-print`} aria-label={t("queue:views.quick")}>
      <h2>{t("queue:views.quick")}</h2>
      <ul>
        {[...screen.usual, ...screen.views].map((view) => (
          <li key={view.href}>
            <a href={view.href} aria-current={view.current ? "page" : undefined}>
              {view.text}
            </a>
            {view.by ? <span>{view.by}</span> : null}
          </li>
        ))}
      </ul>
      {screen.views.length > 0 ? <a href={paths.queueViews()}>{t("queue:views.manage")}</a> : null}
    </nav>
  );
}

/** What somebody does about the view itself: keep it, choose its columns, take it along. */
export function QueueTools({ screen }: { screen: QueueScreen }) {
  const { t } = useLocale();
  return (
    <div className={`${styles.tools} no-print`}>
      <details>
        <summary>{t("queue:columns.title")}</summary>
        <form method="post" action="/admin/leads/columns">
          <input type="hidden" name="back" value={screen.search} />
          <p>{t("queue:columns.about")}</p>
          {screen.allColumns.map((column) => (
            <Checkbox
              key={column.key}
              id={`column-${column.key}`}
              name="column"
              value={column.key}
              checked={column.checked}
              label={column.text}
            />
          ))}
          <Button dense kind="secondary">
            {t("queue:columns.save")}
          </Button>
        </form>
      </details>
      <details>
        <summary>{t("queue:views.save")}</summary>
        <form method="post" action={paths.queueViews()} noValidate>
          <input type="hidden" name="search" value={screen.search} />
          {screen.columns.map(({ key }) => (
            <input key={key} type="hidden" name="column" value={key} />
          ))}
          <p>{t("queue:views.saveAbout")}</p>
          <TextInput id="view-name" name="name" label={t("queue:views.name")} maxLength={80} />
          {screen.mayShare ? <Checkbox id="view-share" name="share" label={t("queue:views.share")} /> : null}
          <Button dense kind="secondary">
            {t("queue:views.save")}
          </Button>
        </form>
      </details>
      {screen.mayExport ? (
        <a href={`/admin/leads/export${screen.search}`} download>
          {t("queue:export.link")}
        </a>
      ) : null}
    </div>
  );
}
