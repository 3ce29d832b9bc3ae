import { Section } from "~/ui/layout/section";
import { InVietnamese } from "../in-vietnamese";

/** The department that answers, with its Vietnamese name where the page is in another language, and by when. */
export function WhoAnswers({
  title,
  sentence,
  vietnamese,
  when,
}: {
  title: string;
  sentence: string;
  vietnamese: string | null;
  when?: string;
}) {
  return (
    <Section title={title}>
      <p>
        {sentence}
        {vietnamese ? <InVietnamese name={vietnamese} /> : null}
      </p>
      {when ? <p>{when}</p> : null}
    </Section>
  );
}
