/** A text that may be in another language than the page's; `lang` then goes on the element that holds it. */
export type Words = string | { readonly text: string; readonly lang?: string };

/** The text itself, whichever form it came in. */
export function textOf(words: Words): string {
  return typeof words === "string" ? words : words.text;
}

/** The `lang` attribute for the element that holds the text; undefined for the page's own language. */
export function langOf(words: Words): string | undefined {
  return typeof words === "string" ? undefined : words.lang;
}

/** A link with its text; `current` marks the page (or section) the reader is on. */
export type TextLink = { readonly href: string; readonly text: string; readonly current?: boolean };
