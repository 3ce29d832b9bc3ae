import type { ReactNode } from "react";
import styles from "./answers.module.css";

export type Answer = {
  readonly question: string;
  readonly answer: ReactNode;
  /** Back to the step that asked; `about` completes the link for those who hear it alone ("Change your e-mail"). */
  readonly change?: { readonly href: string; readonly text: string; readonly about?: string };
};

/** What was answered, like a letter to be signed: question, answer, the way back to each. */
export function Answers({ title, answers }: { title?: string; answers: readonly Answer[] }) {
  return (
    <section className={styles.answers}>
      {title ? <h2>{title}</h2> : null}
      <dl>
        {answers.map((item) => (
          <div key={item.question}>
            <dt>{item.question}</dt>
            <dd>{item.answer}</dd>
            {item.change ? (
              <dd className={styles.change}>
                <a href={item.change.href} aria-label={item.change.about}>
                  {item.change.text}
                </a>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </section>
  );
}
