import type { ReactNode } from "react";
import { Button } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import styles from "./projects.module.css";
import type { FieldSpec, RecordAnswer } from "./record-answer";
import { RecordFields, WhatHindered } from "./record-form";

/** A form that has a page of its own: opening a record, entering an obstacle. Without fields there is no form yet. */
export function NewRecordPage({
  title,
  about,
  send,
  fields,
  verb,
  answer,
  postTo,
  children,
}: {
  title: string;
  about: string;
  send: string;
  fields: readonly FieldSpec[];
  verb: string;
  answer?: RecordAnswer;
  postTo?: string;
  /** What comes before the form: the search for what it is about. */
  children?: ReactNode;
}) {
  return (
    <>
      <PageHead title={title} lead={about} />
      {answer ? <WhatHindered answer={answer} events={[]} /> : null}
      {children}
      {fields.length > 0 ? (
        <form className={styles.form} method="post" action={postTo} noValidate>
          <RecordFields verb={verb} fields={fields} answer={answer} />
          <div>
            <Button dense>{send}</Button>
          </div>
        </form>
      ) : null}
    </>
  );
}
