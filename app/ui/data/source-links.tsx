import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./facts.module.css";

/** Where the facts come from: title, and the day they were read or published, as text. */
export function SourceLinks({
  title,
  sources,
  note,
}: {
  title: string;
  sources: readonly { href: string; title: Words; date?: string }[];
  note?: string;
}) {
  if (sources.length === 0) return null;
  return (
    <div className={styles.sources}>
      <h3>{title}</h3>
      {note ? <p>{note}</p> : null}
      <ul>
        {sources.map((source) => (
          <li key={source.href}>
            <a href={source.href} lang={langOf(source.title)} rel="noopener">
              {textOf(source.title)}
            </a>
            {source.date ? <span> {source.date}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
