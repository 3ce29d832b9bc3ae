import type { ReactNode } from "react";
import { Confluence } from "~/ui/mark/confluence";
import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./timeline.module.css";

export type TimelineEvent = {
  readonly key: string;
  /** The moment for machines (ISO 8601) and in the reader's words. */
  readonly dateTime: string;
  readonly when: string;
  readonly title: Words;
  readonly by?: string;
  readonly body?: ReactNode;
  /** Still ahead: a promise, not an event. */
  readonly ahead?: boolean;
};

/** What happened, oldest first, along the two rivers, which are one when the matter is closed (`done` = `total`). */
export function Timeline({
  label,
  events,
  done,
  total,
  dense,
}: {
  label: string;
  events: readonly TimelineEvent[];
  done: number;
  total: number;
  dense?: boolean;
}) {
  return (
    <div className={dense ? styles.dense : styles.timeline}>
      <Confluence done={done} total={total} upright />
      <ol aria-label={label}>
        {events.map((event) => (
          <li key={event.key} className={event.ahead ? styles.ahead : undefined}>
            <p className={styles.when}>
              <time dateTime={event.dateTime}>{event.when}</time>
              {event.by ? <span> {event.by}</span> : null}
            </p>
            <p className={styles.title} lang={langOf(event.title)}>
              {textOf(event.title)}
            </p>
            {event.body}
          </li>
        ))}
      </ol>
    </div>
  );
}
