import styles from "./forms.module.css";

/**
 * What to mend, at the top of the form, each line a link to its field. Takes the focus when the page comes back,
 * so that a screen reader begins here. Shows nothing without errors.
 */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string;
  errors: readonly { field?: string; text: string }[];
}) {
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the page has just come back with errors; reading begins with them.
    <div className={styles.summary} role="alert" tabIndex={-1} aria-labelledby="error-summary" autoFocus>
      <h2 id="error-summary">{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field} ${error.text}`}>
            {error.field ? <a href={`#${error.field}`}>{error.text}</a> : error.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
