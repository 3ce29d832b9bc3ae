import { InVietnamese } from "../in-vietnamese";
import type { BodyView } from "./intake-view";

/** A body's name with its Vietnamese one in brackets, by which it is found on the spot. */
export function BodyName({ body, lang }: { body: BodyView; lang: string }) {
  return (
    <>
      <span lang={body.name.lang === lang ? undefined : body.name.lang}>{body.name.text}</span>
      {body.vietnamese ? <InVietnamese name={body.vietnamese} /> : null}
    </>
  );
}
