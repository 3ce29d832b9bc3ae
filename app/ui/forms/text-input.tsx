import { classNames } from "~/ui/class-names";
import { describedBy, Field, type FieldTexts } from "./field";
import styles from "./forms.module.css";

export type TextInputProps = FieldTexts & {
  readonly name: string;
  /** Defaults to `name`, so that the error summary can link to `#name`. */
  readonly id?: string;
  readonly value?: string;
  readonly type?: "text" | "email" | "tel" | "url" | "password" | "search" | "date" | "time" | "number";
  readonly inputMode?: "text" | "decimal" | "numeric" | "tel" | "email" | "url";
  readonly autoComplete?: string;
  /** Width tells what is expected: `short` a number or code, `medium` a phone number, `full` a name or title. */
  readonly width?: "short" | "medium" | "full";
  readonly required?: boolean;
  readonly maxLength?: number;
  /** The unit that follows the number: "ha". */
  readonly unit?: string;
  readonly lang?: string;
  readonly spellCheck?: boolean;
};

/** A line of text with its label. Works without JavaScript; the typed value comes back through `value`. */
export function TextInput(props: TextInputProps) {
  const { name, id = name, value, type = "text", width = "full", unit } = props;
  const input = (
    <input
      className={classNames(styles.input, styles[width])}
      id={id}
      name={name}
      type={type}
      defaultValue={value}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
      required={props.required}
      maxLength={props.maxLength}
      lang={props.lang}
      spellCheck={props.spellCheck}
      aria-invalid={props.error ? true : undefined}
      aria-describedby={describedBy(id, props)}
    />
  );
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      {unit ? (
        <span className={styles.withUnit}>
          {input}
          <span>{unit}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}
