import { Button } from "~/ui/forms/button";
import { type SelectOption, selectOption } from "~/ui/forms/select";
import type { TextLink } from "~/ui/words";
import styles from "./filter-panel.module.css";

export type FilterChoice = {
  readonly value: string;
  readonly text: string;
  readonly lang?: string;
  /** How many there would be, as text in the reader's figures. */
  readonly count?: string;
  readonly checked?: boolean;
};

export type FilterGroup =
  | {
      readonly kind: "choices";
      readonly legend: string;
      readonly name: string;
      readonly choices: readonly FilterChoice[];
      readonly open?: boolean;
    }
  | {
      readonly kind: "range";
      readonly legend: string;
      readonly from: RangeEnd;
      readonly to: RangeEnd;
      readonly unit: string;
      readonly note?: string;
      readonly open?: boolean;
    }
  | {
      readonly kind: "select";
      readonly legend: string;
      readonly name: string;
      readonly value?: string;
      readonly empty?: string;
      readonly options?: readonly SelectOption[];
      readonly groups?: readonly { readonly label: string; readonly options: readonly SelectOption[] }[];
      readonly open?: boolean;
    };

type RangeEnd = { readonly name: string; readonly label: string; readonly value?: string };

/**
 * The filters of a list, as one GET form: a column at a desk, a sheet on a phone (native popover).
 * `keep` carries what is not a filter (q, sort). A group opens by itself when something in it is chosen.
 */
export function FilterPanel({
  action,
  keep = [],
  groups,
  clear,
  texts,
}: {
  action: string;
  keep?: readonly (readonly [name: string, value: string])[];
  groups: readonly FilterGroup[];
  clear?: TextLink;
  texts: { title: string; open: string; close: string; apply: string };
}) {
  return (
    <>
      <button className={styles.opener} type="button" {...{ popovertarget: "filters" }}>
        {texts.open}
      </button>
      <form className={styles.panel} id="filters" action={action} method="get" {...{ popover: "auto" }}>
        <div className={styles.top}>
          <h2>{texts.title}</h2>
          <button
            className={styles.closer}
            type="button"
            {...{ popovertarget: "filters", popovertargetaction: "hide" }}
          >
            {texts.close}
          </button>
          {clear ? <a href={clear.href}>{clear.text}</a> : null}
        </div>
        {keep.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {groups.map(filterGroup)}
        <div className={styles.apply}>
          <Button kind="secondary">{texts.apply}</Button>
        </div>
      </form>
    </>
  );
}

function filterGroup(group: FilterGroup) {
  return (
    <details key={group.legend} className={styles.group} open={group.open || isUsed(group)}>
      <summary>{group.legend}</summary>
      {group.kind === "choices" ? choices(group) : group.kind === "range" ? range(group) : select(group)}
    </details>
  );
}

function isUsed(group: FilterGroup): boolean {
  switch (group.kind) {
    case "choices":
      return group.choices.some((choice) => choice.checked);
    case "range":
      return Boolean(group.from.value || group.to.value);
    case "select":
      return Boolean(group.value);
  }
}

function choices(group: Extract<FilterGroup, { kind: "choices" }>) {
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{group.legend}</legend>
      {group.choices.map((choice) => (
        <label key={choice.value} lang={choice.lang}>
          <input type="checkbox" name={group.name} value={choice.value} defaultChecked={choice.checked} />
          {choice.text}
          {choice.count === undefined ? null : <span>{choice.count}</span>}
        </label>
      ))}
    </fieldset>
  );
}

function range(group: Extract<FilterGroup, { kind: "range" }>) {
  return (
    <fieldset className={styles.range}>
      <legend className="visually-hidden">{group.legend}</legend>
      {[group.from, group.to].map((end) => (
        <label key={end.name}>
          {end.label}
          <input
            type="text"
            inputMode="decimal"
            name={end.name}
            defaultValue={end.value}
            autoComplete="off"
          />
        </label>
      ))}
      <span className={styles.unit}>{group.unit}</span>
      {group.note ? <p>{group.note}</p> : null}
    </fieldset>
  );
}

function select(group: Extract<FilterGroup, { kind: "select" }>) {
  return (
    <select
      className={styles.select}
      name={group.name}
      defaultValue={group.value ?? ""}
      aria-label={group.legend}
    >
      {group.empty === undefined ? null : <option value="">{group.empty}</option>}
      {group.options?.map(selectOption)}
      {group.groups?.map((part) => (
        <optgroup key={part.label} label={part.label}>
          {part.options.map(selectOption)}
        </optgroup>
      ))}
    </select>
  );
}
