import type { ReactNode } from "react";
import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./desk.module.css";
import { statusClass, type Tone } from "./status-label";

/** The queue around its rows. `arrived` is the line "3 new" that the reader asks for; nothing moves by itself. */
export function Queue({
  label,
  arrived,
  children,
}: {
  label: string;
  arrived?: { href: string; text: string };
  children: ReactNode;
}) {
  return (
    <>
      {arrived ? (
        <p className={styles.arrived} role="status">
          <a href={arrived.href}>{arrived.text}</a>
        </p>
      ) : null}
      <ul className={styles.queue} aria-label={label}>
        {children}
      </ul>
    </>
  );
}

/** One lead in 36 px: when it is due, what it is about, who sent it, its code. State and department show where there is room. */
export function QueueRow({
  href,
  code,
  subject,
  from,
  state,
  department,
  due,
  current,
}: {
  href: string;
  code: string;
  subject: Words;
  from: string;
  state?: string;
  department?: Words;
  due: { tone: Tone; text: string };
  current?: boolean;
}) {
  return (
    <li className={styles.queueRow}>
      <a href={href} data-row aria-current={current ? "true" : undefined}>
        <span className={`${statusClass(due.tone)} ${styles.due}`}>{due.text}</span>
        <span className={styles.subject} lang={langOf(subject)}>
          {textOf(subject)}
        </span>
        <span className={styles.from}>{from}</span>
        {state ? <span className={styles.state}>{state}</span> : null}
        {department ? (
          <span className={styles.department} lang={langOf(department)}>
            {textOf(department)}
          </span>
        ) : null}
        <span className={styles.code}>{code}</span>
      </a>
    </li>
  );
}
