import { useLocale } from "~/i18n/locale";
import { FactList } from "~/ui/data/fact-list";
import { StatusLabel } from "~/ui/data/status-label";
import styles from "../lead-page.module.css";
import type { ClocksView } from "./clocks-panel.server";

/** How the lead stands against its three dates, and why a date is later than it was. */
export function ClocksPanel({ clocks: view }: { clocks: ClocksView }) {
  const { t } = useLocale();
  return (
    <section>
      <h2>{t("casework:clocks.title")}</h2>
      <FactList
        dense
        facts={view.clocks.map(({ name, by, tone, text, days }) => ({
          label: name,
          value: (
            <span className={styles.standing}>
              <StatusLabel tone={tone} text={text} />
              {days ? <span>{days}</span> : null}
              {by ? <span>{by}</span> : null}
            </span>
          ),
        }))}
      />
      {view.firstWord ? <p>{view.firstWord}</p> : null}
      {view.extended ? <p>{view.extended}</p> : null}
      {view.pauses.length > 0 ? (
        <>
          <h3>{t("casework:clocks.pauses")}</h3>
          <ul>
            {view.pauses.map((pause) => (
              <li key={pause.key}>
                {[pause.text, pause.days, pause.recorded].filter((part) => part !== null).join(" · ")}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {view.reminders.length > 0 ? (
        <details>
          <summary>{t("casework:clocks.reminders")}</summary>
          <ul>
            {view.reminders.map((reminder) => (
              <li key={reminder.key}>
                {reminder.when} · {reminder.text}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
