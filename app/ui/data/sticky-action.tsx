import type { ReactNode } from "react";
import styles from "./sticky-action.module.css";

/** The page's one action: in its place at a desk, at the bottom of a phone. `line` says what follows ("An answer by …"). */
export function StickyAction({ line, children }: { line?: string; children: ReactNode }) {
  return (
    <div className={styles.sticky}>
      {children}
      {line ? <p>{line}</p> : null}
    </div>
  );
}
