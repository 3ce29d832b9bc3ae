import styles from "./list.module.css";

/** Links to the page before and the page behind, of a list whose pages have no numbers; nothing where there is none. */
export function TurnLinks({
  previous,
  next,
  texts,
}: {
  previous: string | null;
  next: string | null;
  texts: { label: string; previous: string; next: string };
}) {
  if (!(previous || next)) return null;
  return (
    <nav className={styles.pagination} aria-label={texts.label}>
      {previous ? (
        <a href={previous} rel="prev" className={styles.turn}>
          {texts.previous}
        </a>
      ) : null}
      {next ? (
        <a href={next} rel="next" className={styles.turn}>
          {texts.next}
        </a>
      ) : null}
    </nav>
  );
}
