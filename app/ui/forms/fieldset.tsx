import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { describedBy } from "./field";
import styles from "./forms.module.css";

/** What a group of choices or fields says about itself. */
export type FieldsetTexts = {
  readonly legend: string;
  /** The legend is the page's h1 (one question a page). */
  readonly legendIsHeading?: boolean;
  readonly hint?: string;
  readonly error?: string;
  readonly optional?: string;
};

/** Fields that answer one question together. `id` is the error summary's target. */
export function Fieldset({
  id,
  legend,
  legendIsHeading,
  hint,
  error,
  optional,
  children,
}: FieldsetTexts & { id: string; children: ReactNode }) {
  const words = (
    <>
      {legend}
      {optional ? <span className={styles.optional}> {optional}</span> : null}
    </>
  );
  return (
    <fieldset
      className={classNames(styles.fieldset, error && styles.wrong)}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend className={styles.legend}>{legendIsHeading ? <h1>{words}</h1> : words}</legend>
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
    </fieldset>
  );
}
