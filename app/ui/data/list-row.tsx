import type { ReactNode } from "react";
import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./list.module.css";
import { statusClass, type Tone } from "./status-label";

export type ListRowProps = {
  readonly href: string;
  readonly name: Words;
  /** Today's commune or park, with the former name in brackets, as one text. */
  readonly place?: Words;
  readonly sector?: Words;
  /** "13,080 ha": figures carry their unit, so a row needs no labels. */
  readonly area?: string;
  /** "USD 35 million", or the words for an unknown amount. */
  readonly capital?: string;
  /** The word and its date: "Historic call, 2023". */
  readonly status: { readonly tone: Tone; readonly text: string };
};

/** One opportunity: a row of columns at a desk, a few lines on a phone. Stands in a `RowList`. */
export function ListRow({ href, name, place, sector, area, capital, status }: ListRowProps) {
  return (
    <li className={styles.row}>
      <a href={href} lang={langOf(name)}>
        {textOf(name)}
      </a>
      {place ? (
        <p className={styles.place} lang={langOf(place)}>
          {textOf(place)}
        </p>
      ) : null}
      {sector ? (
        <p className={styles.sector} lang={langOf(sector)}>
          {textOf(sector)}
        </p>
      ) : null}
      {area ? <p className={styles.area}>{area}</p> : null}
      {capital ? <p className={styles.capital}>{capital}</p> : null}
      <p className={styles.state}>
        <span className={statusClass(status.tone)}>{status.text}</span>
      </p>
    </li>
  );
}

/** The list around its rows; `heads` name the five columns on a wide screen, for the eye only. */
export function RowList({
  label,
  heads,
  children,
}: {
  label?: string;
  heads?: { name: string; sector: string; area: string; capital: string; status: string };
  children: ReactNode;
}) {
  return (
    <>
      {heads ? (
        <div className={styles.heads} aria-hidden="true">
          <span>{heads.name}</span>
          <span>{heads.sector}</span>
          <span>{heads.area}</span>
          <span>{heads.capital}</span>
          <span>{heads.status}</span>
        </div>
      ) : null}
      <ul className={styles.rows} aria-label={label}>
        {children}
      </ul>
    </>
  );
}

/** The line above a list: how many there are, and how they are sorted. */
export function ListLine({ count, children }: { count: string; children?: ReactNode }) {
  return (
    <div className={styles.line}>
      <p role="status">{count}</p>
      {children}
    </div>
  );
}

/** Ways to sort as plain links; the one in use is marked. */
export function SortLinks({
  label,
  links,
}: {
  label: string;
  links: readonly { href: string; text: string; current?: boolean }[];
}) {
  return (
    <nav className={styles.sort} aria-label={label}>
      <span aria-hidden="true">{label}</span>
      {links.map((link) => (
        <a key={link.href} href={link.href} rel="nofollow" aria-current={link.current ? "true" : undefined}>
          {link.text}
        </a>
      ))}
    </nav>
  );
}
