import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import styles from "./forms.module.css";

/** What every field can say about itself. All texts are ready sentences in the reader's language. */
export type FieldTexts = {
  readonly label: string;
  readonly hint?: string;
  /** What to do, when the answer could not be used. */
  readonly error?: string;
  /** The word that marks a field nobody has to fill in: "(optional)". */
  readonly optional?: string;
};

/** The ids a control names in `aria-describedby`, in reading order: hint, then error. */
export function describedBy(id: string, texts: { hint?: string; error?: string }): string | undefined {
  const ids = [texts.hint && `${id}-hint`, texts.error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** Label, hint and error around one control; the control sets `id` and `aria-describedby={describedBy(id, …)}`. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldTexts & { id: string; children: ReactNode }) {
  return (
    <div className={classNames(styles.field, error && styles.wrong)}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional ? <span className={styles.optional}> {optional}</span> : null}
      </label>
      {hint ? (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {children}
    </div>
  );
}
