import type { ReactNode } from "react";
import styles from "./panels.module.css";

/** A part of the lead's page that is folded up until somebody asks: its name, and in a few words what is inside. */
export function Fold({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>
        {title}
        {about ? <span className={styles.about}> · {about}</span> : null}
      </summary>
      {children}
    </details>
  );
}
