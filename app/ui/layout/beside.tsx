import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import styles from "./page.module.css";

/**
 * Two columns on a wide screen, one on a phone. `side` says where the narrow one stands: `start` for filters
 * (first on a phone too), `end` for who answers, by when, and the map (last on a phone).
 */
export function Beside({
  side,
  aside,
  children,
}: {
  side: "start" | "end";
  aside: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classNames(styles.beside, side === "start" ? styles.asideFirst : styles.asideLast)}>
      {side === "start" ? <div className={styles.aside}>{aside}</div> : null}
      <div className={styles.body}>{children}</div>
      {side === "end" ? <div className={styles.aside}>{aside}</div> : null}
    </div>
  );
}
