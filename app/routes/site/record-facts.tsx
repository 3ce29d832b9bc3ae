import { type Fact, FactList } from "~/ui/data/fact-list";
import { SourceLinks } from "~/ui/data/source-links";
import { langOf, textOf, type Words } from "~/ui/words";
import type { SourceList } from "./source-link";

/** A fact of a record: its label, its values and where they lead, and what must be known about it. */
export type PageFact = { label: string; values: { text: Words; href?: string }[]; note?: string };

export function RecordFacts({ facts }: { facts: readonly PageFact[] }) {
  return <FactList facts={facts.map(shown)} />;
}

function shown({ label, values, note }: PageFact): Fact {
  return {
    label,
    value: values.map(({ text, href }, index) => (
      <span key={textOf(text)} lang={langOf(text)}>
        {index > 0 ? " · " : null}
        {href ? <a href={href}>{textOf(text)}</a> : textOf(text)}
      </span>
    )),
    ...(note && { note }),
  };
}

/** Where a record comes from; `note` says what the sources do not tell. */
export function RecordSources({
  title,
  sources,
  note,
}: {
  title: string;
  sources: SourceList;
  note?: string;
}) {
  return (
    <>
      <SourceLinks title={title} sources={sources.links} {...(note && { note })} />
      {sources.others.length > 0 ? <p lang="en">{sources.others.join("; ")}</p> : null}
    </>
  );
}
