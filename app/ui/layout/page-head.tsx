import type { ReactNode } from "react";
import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./page.module.css";

/** "An Thanh工業団地": a heading never breaks inside the Latin part of such a name. */
function closedUp(title: string): string {
  return title.replace(/(?<=\p{sc=Latin}) (?=\p{sc=Latin}+[\p{sc=Han}\p{sc=Katakana}])/gu, "\u00a0");
}

/** The page's one h1, the word above it (kind, section), and the sentence that says what the page is for. */
export function PageHead({
  title,
  over,
  lead,
  children,
}: {
  title: Words;
  over?: Words;
  lead?: Words;
  children?: ReactNode;
}) {
  return (
    <div className={styles.pageHead}>
      {over ? (
        <p className={styles.over} lang={langOf(over)}>
          {textOf(over)}
        </p>
      ) : null}
      <h1 lang={langOf(title)}>{closedUp(textOf(title))}</h1>
      {lead ? (
        <p className={styles.lead} lang={langOf(lead)}>
          {textOf(lead)}
        </p>
      ) : null}
      {children}
    </div>
  );
}
