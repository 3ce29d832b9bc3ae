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
      /** Values beyond the few that are listed are typed by their name. */
      readonly typed?: { readonly label: string; readonly hint: string };
      readonly open?: boolean;
    }
  | {
      readonly kind: "range";
      readonly legend: string;
      readonly from: RangeEnd;
      readonly to: RangeEnd;
      /** A word, or a choice of what the two figures count. */
      readonly unit: string | UnitChoice;
      /** The figures may be said in words ("5억"), which a keyboard of digits cannot type. */
      readonly inWords?: boolean;
      readonly notes?: readonly string[];
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

type UnitChoice = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly empty: string;
  readonly options: readonly SelectOption[];
};

type RangeEnd = {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  /** What to do, when the figure could not be used. */
  readonly error?: string;
};

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
    case "range": {
      const { from, to, unit } = group;
      return Boolean(
        from.value || to.value || from.error || to.error || (typeof unit !== "string" && unit.value),
      );
    }
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
      {group.typed ? (
        <div className={styles.typed}>
          <label htmlFor={`typed-${group.name}`}>{group.typed.label}</label>
          <input
            id={`typed-${group.name}`}
            type="text"
            name={group.name}
            maxLength={200}
            autoComplete="off"
            aria-describedby={`typed-${group.name}-hint`}
          />
          <p id={`typed-${group.name}-hint`}>{group.typed.hint}</p>
        </div>
      ) : null}
    </fieldset>
  );
}

function range(group: Extract<FilterGroup, { kind: "range" }>) {
  const ends = [group.from, group.to];
  // One error of both ends is said once.
  const errors = [...new Set(ends.flatMap(({ error }) => error ?? []))];
  const errorId = (error: string) => `${ends.find((end) => end.error === error)?.name}-error`;
  return (
    <fieldset className={styles.range}>
      <legend className="visually-hidden">{group.legend}</legend>
      {ends.map((end) => (
        <label key={end.name}>
          {end.label}
          <input
            type="text"
            inputMode={group.inWords ? undefined : "decimal"}
            name={end.name}
            defaultValue={end.value}
            autoComplete="off"
            aria-invalid={end.error ? true : undefined}
            aria-describedby={end.error && errorId(end.error)}
          />
        </label>
      ))}
      {typeof group.unit === "string" ? <span className={styles.unit}>{group.unit}</span> : null}
      {errors.map((error) => (
        <p key={error} className={styles.error} id={errorId(error)}>
          {error}
        </p>
      ))}
      {typeof group.unit === "string" ? null : unitChoice(group.unit)}
      {group.notes?.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </fieldset>
  );
}

function unitChoice(unit: UnitChoice) {
  return (
    <label className={styles.unitChoice}>
      {unit.label}
      <select className={styles.select} name={unit.name} defaultValue={unit.value}>
        <option value="">{unit.empty}</option>
        {unit.options.map(selectOption)}
      </select>
    </label>
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
