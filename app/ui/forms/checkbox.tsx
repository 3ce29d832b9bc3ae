import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { describedBy } from "./field";
import styles from "./forms.module.css";

/** One yes: consent, an agreement. `label` may hold a link. */
export function Checkbox({
  name,
  id = name,
  value = "yes",
  checked,
  label,
  hint,
  error,
  required,
}: {
  name: string;
  id?: string;
  value?: string;
  checked?: boolean;
  label: ReactNode;
  hint?: string;
  error?: string;
  required?: boolean;
}) {
  return (
    <div className={classNames(styles.field, error && styles.wrong)}>
      {error ? (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <div className={styles.choice}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          required={required}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
        />
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <p className={styles.choiceHint} id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
