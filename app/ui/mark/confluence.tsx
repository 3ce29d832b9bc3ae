import { classNames } from "~/ui/class-names";
import styles from "./mark.module.css";
import { strands } from "./strands";

/**
 * How far a journey has come, as the two rivers: the part behind is drawn strong, the part ahead thin, and the two
 * strokes are one when `done` reaches `total`.
 * `text` says the same in words ("Step 2 of 5"); without it the drawing is hidden from screen readers,
 * for a place where the words already stand beside it. `upright` fills the height of its container.
 */
export function Confluence({
  done,
  total,
  text,
  upright = false,
}: {
  done: number;
  total: number;
  text?: string;
  upright?: boolean;
}) {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const box = upright ? { length: 1000, width: 20, upright } : { length: 1000, width: 20 };
  return (
    <svg
      className={classNames(styles.confluence, upright && styles.upright)}
      viewBox={upright ? "0 0 20 1000" : "0 0 1000 20"}
      preserveAspectRatio="none"
      role={text ? "img" : undefined}
      aria-label={text}
      aria-hidden={text ? undefined : true}
      focusable="false"
    >
      {share < 1 ? <path className={styles.ahead} d={strands(share, 1, box)} /> : null}
      {share > 0 ? <path className={styles.behind} d={strands(0, share, box)} /> : null}
    </svg>
  );
}
