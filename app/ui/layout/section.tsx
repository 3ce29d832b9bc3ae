import type { ReactNode } from "react";
import { langOf, type TextLink, textOf, type Words } from "~/ui/words";
import styles from "./page.module.css";

/** A part of a page under an h2; `more` is the link at its end ("All 43 opportunities"). */
export function Section({
  title,
  id,
  more,
  children,
}: {
  title: Words;
  id?: string;
  more?: TextLink;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} id={id}>
      <h2 lang={langOf(title)}>{textOf(title)}</h2>
      {children}
      {more ? (
        <p className={styles.more}>
          <a href={more.href}>{more.text}</a>
        </p>
      ) : null}
    </section>
  );
}
