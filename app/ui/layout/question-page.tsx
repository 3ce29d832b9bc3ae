import type { ReactNode } from "react";
import { Confluence } from "~/ui/mark/confluence";
import styles from "./page.module.css";

/**
 * One question of the intake: how far along, the question as the page's head, why we ask, an example.
 * Leave `title` out when the form's own legend is the heading (`RadioGroup legendIsHeading`).
 */
export function QuestionPage({
  progress,
  title,
  why,
  example,
  children,
}: {
  progress?: { done: number; total: number; text: string };
  title?: string;
  why?: string;
  example?: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.question}>
      {progress ? (
        <div className={styles.progress}>
          <p>{progress.text}</p>
          <Confluence done={progress.done} total={progress.total} />
        </div>
      ) : null}
      {title ? <h1>{title}</h1> : null}
      {why ? <p className={styles.why}>{why}</p> : null}
      {example ? <p className={styles.example}>{example}</p> : null}
      {children}
    </div>
  );
}
