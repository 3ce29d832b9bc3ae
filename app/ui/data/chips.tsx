import type { TextLink } from "~/ui/words";
import styles from "./list.module.css";

/** A chosen filter as a link that takes it away; `about` says so in words ("Remove the filter Electronics"). */
export function Chip({
  href,
  text,
  about,
  lang,
}: {
  href: string;
  text: string;
  about: string;
  lang?: string;
}) {
  return (
    <a className={styles.chip} href={href} aria-label={about} rel="nofollow">
      <span lang={lang}>{text}</span>
    </a>
  );
}

/** All chosen filters in one line, with the link that clears them. */
export function Chips({
  label,
  chips,
  clear,
}: {
  label: string;
  chips: readonly { href: string; text: string; about: string; lang?: string }[];
  clear?: TextLink;
}) {
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.about}>
          <Chip {...chip} />
        </li>
      ))}
      {clear ? (
        <li>
          <a href={clear.href}>{clear.text}</a>
        </li>
      ) : null}
    </ul>
  );
}
