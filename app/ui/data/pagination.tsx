import styles from "./list.module.css";

/** The pages shown around the current one: the first, the last, two neighbours each side; 0 stands for a gap. */
export function pageNumbers(page: number, pages: number): number[] {
  const shown: number[] = [];
  for (let n = 1; n <= pages; n++) {
    if (n === 1 || n === pages || Math.abs(n - page) <= 2) shown.push(n);
    else if (shown.at(-1) !== 0) shown.push(0);
  }
  return shown;
}

/** Links to the other pages of a list; nothing when there is only one. `pageText(3)` names a page in words. */
export function Pagination({
  page,
  pages,
  hrefOf,
  texts,
}: {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  texts: { label: string; previous: string; next: string; pageText: (page: number) => string };
}) {
  if (pages <= 1) return null;
  return (
    <nav className={styles.pagination} aria-label={texts.label}>
      {page > 1 ? (
        <a href={hrefOf(page - 1)} rel="prev" className={styles.turn}>
          {texts.previous}
        </a>
      ) : null}
      {pageNumbers(page, pages).map((n, index) =>
        n === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no name but its place.
          <span key={`gap-${index}`}>…</span>
        ) : (
          <a
            key={n}
            href={hrefOf(n)}
            aria-label={texts.pageText(n)}
            aria-current={n === page ? "page" : undefined}
          >
            {n}
          </a>
        ),
      )}
      {page < pages ? (
        <a href={hrefOf(page + 1)} rel="next" className={styles.turn}>
          {texts.next}
        </a>
      ) : null}
    </nav>
  );
}
