import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import styles from "./data-table.module.css";

export type TableColumn = {
  readonly key: string;
  readonly text: string;
  readonly numeric?: boolean;
  /** Codes, which no line may break. */
  readonly whole?: boolean;
};
export type TableRow = { readonly key: string; readonly cells: readonly ReactNode[] };

/** A table with a caption; the first cell of a row is its head. On a phone each row becomes a short list. */
export function DataTable({
  caption,
  hideCaption,
  columns,
  rows,
  dense,
}: {
  caption: string;
  hideCaption?: boolean;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  dense?: boolean;
}) {
  return (
    <table className={classNames(styles.table, dense && styles.dense)}>
      <caption className={hideCaption ? "visually-hidden" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? styles.numeric : undefined}>
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row">
                  {row.cells[0]}
                </th>
              ) : (
                <td
                  key={column.key}
                  data-label={column.text}
                  className={classNames(column.numeric && styles.numeric, column.whole && styles.whole)}
                >
                  {row.cells[index]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
