import type { ReactNode } from "react";
import { Mark } from "~/ui/mark/mark";
import styles from "./page.module.css";

/** A page without the site's head: sign-in, an error, a message while the database is away. */
export function PlainPage({
  homeHref,
  name,
  place,
  title,
  children,
}: {
  homeHref: string;
  name: string;
  place: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <main className={styles.plain} id="content">
      <a className={styles.plainBrand} href={homeHref}>
        <Mark size={32} />
        <span lang="vi">{name}</span>
        <span className={styles.plainPlace}>{place}</span>
      </a>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
