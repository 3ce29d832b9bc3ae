import type { ReactNode } from "react";
import type { TextLink } from "~/ui/words";
import styles from "./list.module.css";

/** Nothing here, and the next step: which filter to drop, what to do first. */
export function EmptyState({
  title,
  links = [],
  children,
}: {
  title: string;
  links?: readonly TextLink[];
  children?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children}
      {links.length > 0 ? (
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
