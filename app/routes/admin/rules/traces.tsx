import styles from "./rules.module.css";
import type { traceTexts } from "./traces.server";

/** The rules in order and what became of each for one lead. */
export function Traces({ lists }: { lists: ReturnType<typeof traceTexts> }) {
  return (
    <>
      {lists
        .filter(({ rules }) => rules.length > 0)
        .map(({ list, title, rules }) => (
          <section key={list}>
            <h3>{title}</h3>
            <ol className={styles.traces}>
              {rules.map((rule) => (
                <li key={rule.code}>
                  {rule.applies ? <strong>{rule.title}</strong> : rule.title}
                  <br />
                  {rule.outcome}
                  {rule.conditions.map((fields, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place.
                    <ul key={index} className={styles.small}>
                      {fields.map((field) => (
                        <li key={field.text}>{field.text}</li>
                      ))}
                    </ul>
                  ))}
                </li>
              ))}
            </ol>
          </section>
        ))}
    </>
  );
}
