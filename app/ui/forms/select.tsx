import { classNames } from "~/ui/class-names";
import { describedBy, Field, type FieldTexts } from "./field";
import styles from "./forms.module.css";

export type SelectOption = { readonly value: string; readonly text: string; readonly lang?: string };

export type SelectProps = FieldTexts & {
  readonly name: string;
  readonly id?: string;
  readonly value?: string;
  /** The first, empty choice: "Choose a sector". */
  readonly empty?: string;
  readonly options?: readonly SelectOption[];
  readonly groups?: readonly { readonly label: string; readonly options: readonly SelectOption[] }[];
  readonly width?: "short" | "medium" | "full";
  readonly required?: boolean;
  readonly autoComplete?: string;
};

/** A native select with its label; options alone, or in groups after them. */
export function Select(props: SelectProps) {
  const { name, id = name, options = [], groups = [], width = "full" } = props;
  return (
    <Field id={id} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      <select
        className={classNames(styles.input, styles.select, styles[width])}
        id={id}
        name={name}
        defaultValue={props.value ?? ""}
        required={props.required}
        autoComplete={props.autoComplete}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(id, props)}
      >
        {props.empty === undefined ? null : <option value="">{props.empty}</option>}
        {options.map(selectOption)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(selectOption)}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}

/** One option of a select, with the language of its text. */
export function selectOption(option: SelectOption) {
  return (
    <option key={option.value} value={option.value} lang={option.lang}>
      {option.text}
    </option>
  );
}
