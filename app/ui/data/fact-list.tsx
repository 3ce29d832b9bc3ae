import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import styles from "./facts.module.css";

export type Fact = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode };

/** Facts as label and value in aligned columns; `note` is the small line under a value (source, former name). */
export function FactList({ facts, dense }: { facts: readonly Fact[]; dense?: boolean }) {
  return (
    <dl className={classNames(styles.facts, dense && styles.dense)}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
          {fact.note ? <dd className={styles.note}>{fact.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
