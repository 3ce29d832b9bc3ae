import { classNames } from "~/ui/class-names";
import styles from "./search-form.module.css";

/** A GET form of one field. `keep` carries the rest of the query along; `large` is the home page's. */
export function SearchForm({
  action,
  name = "q",
  id = "search",
  value,
  label,
  hint,
  button,
  keep = [],
  size = "normal",
  hideLabel = false,
  placeholder,
}: {
  action: string;
  name?: string;
  id?: string;
  value?: string;
  label: string;
  hint?: string;
  button: string;
  keep?: readonly (readonly [name: string, value: string])[];
  size?: "large" | "normal" | "dense";
  hideLabel?: boolean;
  /** For the dense form whose label is hidden: what it searches. */
  placeholder?: string;
}) {
  return (
    <search className={classNames(styles.search, styles[size])}>
      <form action={action} method="get">
        <label className={hideLabel ? "visually-hidden" : styles.label} htmlFor={id}>
          {label}
        </label>
        {keep.map(([key, kept]) => (
          <input key={`${key}=${kept}`} type="hidden" name={key} value={kept} />
        ))}
        <div className={styles.line}>
          <input
            id={id}
            name={name}
            type="search"
            defaultValue={value}
            placeholder={placeholder}
            autoComplete="off"
            maxLength={200}
            aria-describedby={hint ? `${id}-hint` : undefined}
          />
          <button type="submit">{button}</button>
        </div>
        {hint ? (
          <p className={styles.hint} id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </form>
    </search>
  );
}
