import type { ReactNode } from "react";
import { PageHead } from "~/ui/layout/page-head";
import { Prose } from "~/ui/layout/prose";

/** A page of running text. */
export function InformationPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Prose>{children}</Prose>
    </>
  );
}
