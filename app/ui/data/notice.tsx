import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import styles from "./notice.module.css";
import { statusClass, type Tone } from "./status-label";

/**
 * Something to know before reading on. `info` and `caution` stand beside the text; `machine` says that a translation
 * was made by a machine; `done` confirms what has just happened (announced to screen readers).
 */
export function Notice({
  kind = "info",
  title,
  children,
}: {
  kind?: "info" | "caution" | "machine" | "done";
  title?: string;
  children?: ReactNode;
}) {
  return (
    <div className={classNames(styles.notice, styles[kind])} role={kind === "done" ? "status" : undefined}>
      {title ? <p className={styles.title}>{title}</p> : null}
      {children}
    </div>
  );
}

/** What this record is today, in one sentence that cannot be overlooked: offer, in preparation, historic call. */
export function StatusSentence({ tone, word, children }: { tone: Tone; word: string; children: ReactNode }) {
  return (
    <div className={classNames(styles.sentence, styles[tone])}>
      <p className={statusClass(tone)}>{word}</p>
      <p>{children}</p>
    </div>
  );
}
