import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { Key } from "~/ui/forms/button";
import styles from "./desk.module.css";

/**
 * An act that asks before it happens: the word, the key that opens it, and inside it the form that names what
 * will happen. Works without JavaScript; `name` makes commands of one group close each other.
 */
export function Command({
  text,
  shortcut,
  danger,
  open,
  name,
  children,
}: {
  text: ReactNode;
  shortcut?: string;
  danger?: boolean;
  open?: boolean;
  name?: string;
  children: ReactNode;
}) {
  return (
    <details
      className={classNames(styles.command, danger && styles.danger)}
      open={open}
      {...(name ? { name } : {})}
    >
      <summary data-key={shortcut}>
        {text}
        {shortcut ? <Key>{shortcut}</Key> : null}
      </summary>
      <div className={styles.commandBody}>{children}</div>
    </details>
  );
}

/** The commands of a lead in one line. */
export function Commands({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; these are commands, each with its own form.
    <div className={styles.commands} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** Why the lead is here: the rule's reasons in one line that is always in sight. `label` ends as its language does. */
export function RouteReason({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className={styles.reason}>
      <strong>{label}</strong>
      {children}
    </p>
  );
}
