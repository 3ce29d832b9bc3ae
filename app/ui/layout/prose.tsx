import type { ReactNode } from "react";
import styles from "./page.module.css";

/** Running text: paragraphs, lists and heads at a measure of 68 characters. */
export function Prose({ lang, children }: { lang?: string; children: ReactNode }) {
  return (
    <div className={styles.prose} lang={lang}>
      {children}
    </div>
  );
}
