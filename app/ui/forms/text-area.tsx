import { describedBy, Field, type FieldTexts } from "./field";
import styles from "./forms.module.css";

/**
 * Several lines of text. `allowance` says how much may be written ("Up to 5,000 characters"); `maxLength` holds it.
 * `readOnly`: there to be copied.
 */
export function TextArea(
  props: FieldTexts & {
    name: string;
    id?: string;
    value?: string;
    rows?: number;
    maxLength?: number;
    allowance?: string;
    required?: boolean;
    readOnly?: boolean;
    lang?: string;
  },
) {
  const { name, id = name, allowance } = props;
  const described = [describedBy(id, props), allowance && `${id}-allowance`].filter(Boolean).join(" ");
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      <textarea
        className={styles.input}
        id={id}
        name={name}
        rows={props.rows ?? 6}
        defaultValue={props.value}
        maxLength={props.maxLength}
        required={props.required}
        readOnly={props.readOnly}
        lang={props.lang}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {allowance ? (
        <p className={styles.allowance} id={`${id}-allowance`}>
          {allowance}
        </p>
      ) : null}
    </Field>
  );
}
