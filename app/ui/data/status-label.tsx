import { classNames } from "~/ui/class-names";
import styles from "./status-label.module.css";

/** late: a date has passed · soon: it is near, or look twice · fine: done, open · note: for information · quiet: over. */
export type Tone = "late" | "soon" | "fine" | "note" | "quiet";

/** A state in words with a shape of its own and its colour; it reads the same without either. */
export function StatusLabel({ tone, text }: { tone: Tone; text: string }) {
  return <span className={statusClass(tone)}>{text}</span>;
}

/** The class alone, for a row that puts it on an element it has anyway. */
export function statusClass(tone: Tone): string {
  return classNames(styles.status, styles[tone]);
}
