import { Section } from "~/ui/layout/section";
import type { PlanText } from "./plan-texts.server";

/** Everything that a reorganisation changes, to be read before it is confirmed and after it was done. */
export function PlanSections({ sections }: { sections: readonly PlanText[] }) {
  return sections.map(({ title, about, lines }) => (
    <Section key={title} title={title}>
      {about ? <p>{about}</p> : null}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  ));
}
