import styles from "~/ui/mark/mark.module.css";

/** The rule under a site's head: the two rivers meet early and run on as one. */
export function HeadRule() {
  return (
    <svg
      className={styles.rule}
      viewBox="0 0 1200 14"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M0 2C170 2 230 7 380 7H1200M0 12C170 12 230 7 380 7" />
    </svg>
  );
}
