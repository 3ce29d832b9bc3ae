import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./page.module.css";

/** The way back up. The last step is the page itself and has no address. */
export function Breadcrumbs({
  label,
  steps,
}: {
  label: string;
  steps: readonly { href?: string; text: Words }[];
}) {
  return (
    <nav className={styles.breadcrumbs} aria-label={label}>
      <ol>
        {steps.map((step) => (
          <li key={textOf(step.text)}>
            {step.href ? (
              <a href={step.href} lang={langOf(step.text)}>
                {textOf(step.text)}
              </a>
            ) : (
              <span aria-current="page" lang={langOf(step.text)}>
                {textOf(step.text)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
