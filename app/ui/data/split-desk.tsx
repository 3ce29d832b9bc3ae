import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import styles from "./desk.module.css";

/**
 * The desk in three parts side by side; on a phone only the one named by `show`.
 * `facts` may be left out on a screen that has none; the lead then takes its room.
 */
export function SplitDesk({
  show,
  queue,
  lead,
  facts,
  texts,
}: {
  show: "queue" | "lead" | "facts";
  queue: ReactNode;
  lead: ReactNode;
  facts?: ReactNode;
  texts: { queue: string; lead: string; facts: string };
}) {
  return (
    <div className={classNames(styles.split, styles[`show-${show}`], !facts && styles.two)}>
      <section className={styles.queuePane} aria-label={texts.queue}>
        {queue}
      </section>
      <section className={styles.leadPane} aria-label={texts.lead}>
        {lead}
      </section>
      {facts ? (
        <section className={styles.factsPane} aria-label={texts.facts}>
          {facts}
        </section>
      ) : null}
    </div>
  );
}
