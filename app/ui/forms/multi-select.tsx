import { classNames } from "~/ui/class-names";
import { describedBy, Field, type FieldTexts } from "./field";
import styles from "./forms.module.css";
import { type SelectOption, selectOption } from "./select";

/** Several out of many, as the native list that a keyboard and every browser know. `hint` should say how. */
export function MultiSelect(
  props: FieldTexts & {
    readonly name: string;
    readonly values: readonly string[];
    readonly options?: readonly SelectOption[];
    readonly groups?: readonly { readonly label: string; readonly options: readonly SelectOption[] }[];
    readonly rows?: number;
  },
) {
  const { name, options = [], groups = [] } = props;
  return (
    <Field id={name} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      <select
        className={classNames(styles.input, styles.full)}
        id={name}
        name={name}
        multiple
        size={props.rows ?? 8}
        defaultValue={[...props.values]}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(name, props)}
      >
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
