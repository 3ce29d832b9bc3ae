import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { describedBy } from "./field";
import { Fieldset, type FieldsetTexts } from "./fieldset";
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

/** Any number of answers out of a few; posted as one name with several values. */
export function CheckboxGroup({
  name,
  values = [],
  options,
  ...texts
}: FieldsetTexts & {
  name: string;
  values?: readonly string[];
  options: readonly { value: string; text: string; lang?: string; hint?: string }[];
}) {
  return (
    <Fieldset id={name} {...texts}>
      {options.map((option, index) => {
        const id = index === 0 ? name : `${name}-${option.value}`;
        return (
          <div key={option.value} className={styles.choice}>
            <input
              type="checkbox"
              id={id}
              name={name}
              value={option.value}
              defaultChecked={values.includes(option.value)}
              aria-describedby={option.hint ? `${id}-about` : undefined}
            />
            <label htmlFor={id} lang={option.lang}>
              {option.text}
            </label>
            {option.hint ? (
              <p className={styles.choiceHint} id={`${id}-about`}>
                {option.hint}
              </p>
            ) : null}
          </div>
        );
      })}
    </Fieldset>
  );
}
