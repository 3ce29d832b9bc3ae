import styles from "./page.module.css";

/** The ways into the house, side by side: a link that says what one does there, and a sentence for whom it is. */
export function Ways({ ways }: { ways: readonly { href: string; title: string; text: string }[] }) {
  return (
    <ul className={styles.ways}>
      {ways.map((way) => (
        <li key={way.href}>
          <a href={way.href}>{way.title}</a>
          <p>{way.text}</p>
        </li>
      ))}
    </ul>
  );
}
