import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import styles from "./button.module.css";

/** One `primary` a page at most: it carries the rice mark. */
export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

type Look = { readonly kind?: ButtonKind; readonly dense?: boolean; readonly children: ReactNode };

/** A button that says what happens. `dense` is the desk's size. */
export function Button({
  kind = "primary",
  dense,
  children,
  type = "submit",
  shortcut,
  ...rest
}: Look & {
  /** The desk's key that does the same. */
  shortcut?: string;
  type?: "submit" | "button" | "reset";
  name?: string;
  value?: string;
  form?: string;
  formAction?: string;
  disabled?: boolean;
  /** Why it is disabled, or which key does the same: the id of the text. */
  "aria-describedby"?: string;
}) {
  return (
    <button
      className={classNames(styles.button, styles[kind], dense && styles.dense)}
      type={type}
      data-key={shortcut}
      {...rest}
    >
      {children}
      {shortcut ? <Key>{shortcut}</Key> : null}
    </button>
  );
}

/** A link that looks like a button, for a step that only leads on. */
export function ButtonLink({
  kind = "primary",
  dense,
  children,
  href,
  rel,
}: Look & { href: string; rel?: string }) {
  return (
    <a className={classNames(styles.button, styles[kind], dense && styles.dense)} href={href} rel={rel}>
      {children}
    </a>
  );
}

/** Buttons that belong together, the main one first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** The key that does the same, beside a command on the desk. Shown where keys work: the desk's script says so. */
export function Key({ children }: { children: string }) {
  return <kbd className={styles.key}>{children}</kbd>;
}
