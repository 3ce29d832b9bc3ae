import type { ReactNode } from "react";
import { Fieldset, type FieldsetTexts } from "./fieldset";
import styles from "./forms.module.css";

export type RadioOption = {
  readonly value: string;
  readonly text: string;
  readonly lang?: string;
  readonly hint?: string;
  /** Shown while this choice is made, by style alone; its fields are posted either way, so the reader ignores them. */
  readonly then?: ReactNode;
};

/** One answer out of a few. The first choice carries the group's name as its id, for the error summary. */
export function RadioGroup({
  name,
  value,
  options,
  required,
  ...texts
}: FieldsetTexts & { name: string; value?: string; options: readonly RadioOption[]; required?: boolean }) {
  return (
    <Fieldset id={name} {...texts}>
      {options.map((option, index) => {
        const id = index === 0 ? name : `${name}-${option.value}`;
        return (
          <div key={option.value} className={styles.choice}>
            <input
              type="radio"
              id={id}
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              required={required}
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
            {option.then ? <div className={styles.then}>{option.then}</div> : null}
          </div>
        );
      })}
    </Fieldset>
  );
}
