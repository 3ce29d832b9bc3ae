import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./queue-table.module.css";
import { statusClass, type Tone } from "./status-label";

export type QueueTableRow = {
  readonly href: string;
  readonly code: string;
  readonly subject: Words;
  /** What the checkbox sends, and what it is called. */
  readonly select: { readonly value: string; readonly label: string };
  readonly cells: readonly { readonly key: string; readonly text: Words; readonly tone?: Tone }[];
  /** "Lan is reading this" */
  readonly reading?: string;
};

/**
 * A queue with the columns that somebody chose. Each row can be selected for what is done with several at once; `form` is the
 * id of the form that sends them. On a phone each lead is a short block, each line of it with its head. The desk's script walks and renews its rows.
 */
export function QueueTable({
  caption,
  selectHead,
  subjectHead,
  heads,
  rows,
  form,
}: {
  caption: string;
  selectHead: string;
  subjectHead: string;
  heads: readonly { readonly key: string; readonly text: string }[];
  rows: readonly QueueTableRow[];
  /** None: nothing can be selected. */
  form?: string | undefined;
}) {
  return (
    <table className={classNames(styles.table, form ? undefined : styles.readOnly)}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {form ? (
            <th scope="col" className={styles.select}>
              <span className="visually-hidden">{selectHead}</span>
            </th>
          ) : null}
          <th scope="col" className={styles.wide}>
            {subjectHead}
          </th>
          {heads.map((head) => (
            <th key={head.key} scope="col">
              {head.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} data-lead={row.code}>
            {form ? (
              <td className={styles.select}>
                <label>
                  <input type="checkbox" name="lead" value={row.select.value} form={form} />
                  <span className="visually-hidden">{row.select.label}</span>
                </label>
              </td>
            ) : null}
            <th scope="row" className={styles.wide}>
              <a href={row.href}>
                <span className={styles.subject} lang={langOf(row.subject)}>
                  {textOf(row.subject)}
                </span>
                <span className={styles.code}>{row.code}</span>
              </a>
              {row.reading ? <Reading>{row.reading}</Reading> : null}
            </th>
            {row.cells.map((cell, index) => (
              <td
                key={cell.key}
                lang={langOf(cell.text)}
                data-label={cell.tone ? undefined : heads[index]?.text}
              >
                <span className={cell.tone ? statusClass(cell.tone) : undefined}>{textOf(cell.text)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** That somebody has a lead open just now. */
export function Reading({ children }: { children: ReactNode }) {
  return <span className={classNames(styles.reading)}>{children}</span>;
}
