import type { ReactNode } from "react";
import { Confluence } from "~/ui/mark/confluence";
import { langOf, textOf, type Words } from "~/ui/words";
import styles from "./receipt.module.css";

export type ReceiptProps = {
  /** The heading: "We have received your proposal". The page's h1. */
  readonly title: string;
  /** The province, then the department that has it now. */
  readonly office: Words;
  readonly department: { readonly label: string; readonly name: Words; readonly about?: ReactNode };
  readonly code: { readonly label: string; readonly value: string };
  readonly receivedAt: { readonly label: string; readonly text: string; readonly dateTime: string };
  /** Dated promises, in order: what happens, by when, and the same in the reader's own time zone. */
  readonly promises: {
    readonly title: string;
    readonly items: readonly {
      readonly what: string;
      readonly when: string;
      readonly dateTime: string;
      readonly yours?: string;
    }[];
  };
  readonly keep: { readonly title: string; readonly items: readonly ReactNode[] };
  /** In words, for the joined rivers at the top. */
  readonly journeyText: string;
  readonly children?: ReactNode;
};

/** The receipt, like the paper of the one-stop shop: code in large figures, who has it, by when, what to keep. */
export function Receipt(props: ReceiptProps) {
  const { title, office, department, code, receivedAt, promises, keep } = props;
  return (
    <article className={styles.receipt}>
      <Confluence done={1} total={1} text={props.journeyText} />
      <p className={styles.office} lang={langOf(office)}>
        {textOf(office)}
      </p>
      <h1>{title}</h1>
      <p className={styles.codeLabel}>{code.label}</p>
      <p className={styles.code} translate="no">
        {code.value}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{department.label}</dt>
          <dd>
            <span lang={langOf(department.name)}>{textOf(department.name)}</span>
            {department.about ? <div className={styles.about}>{department.about}</div> : null}
          </dd>
        </div>
        <div>
          <dt>{receivedAt.label}</dt>
          <dd>
            <time dateTime={receivedAt.dateTime}>{receivedAt.text}</time>
          </dd>
        </div>
      </dl>
      <h2>{promises.title}</h2>
      <ol className={styles.promises}>
        {promises.items.map((promise) => (
          <li key={promise.what}>
            <time dateTime={promise.dateTime}>{promise.when}</time>
            <span>{promise.what}</span>
            {promise.yours ? <span className={styles.yours}>{promise.yours}</span> : null}
          </li>
        ))}
      </ol>
      <h2>{keep.title}</h2>
      <ul className={styles.keep}>
        {keep.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed, they never move.
          <li key={index}>{item}</li>
        ))}
      </ul>
      {props.children}
    </article>
  );
}
