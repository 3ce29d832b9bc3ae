import { fold, textRuns } from "~/core/shared/search-text";

/**
 * Subject and message as words can be looked for in them: case and diacritics aside, a space before and after every
 * word, a line break between the two, so that no phrase reaches from one into the other.
 */
export function wordText(parts: readonly string[]): string {
  return parts.map((part) => ` ${spaced(part)} `).join("\n");
}

/**
 * What must stand in a `wordText` for this word or phrase to be in it; null for a text without a letter or digit. Words of
 * languages that write spaces must stand whole; Chinese, Japanese and Korean count anywhere.
 */
export function wordPattern(word: string): string | null {
  const runs = textRuns(fold(word));
  if (runs.length === 0) return null;
  const open = (run: { cjk: boolean } | undefined) => (run?.cjk ? "" : " ");
  return `${open(runs[0])}${runs.map(({ text }) => text).join(" ")}${open(runs.at(-1))}`;
}

function spaced(text: string): string {
  const folded = fold(text);
  // Vietnamese and English are this once folded; most leads are written in them, and a dry run reads them all.
  if (/^[\n\r\t\x20-\x7e]*$/.test(folded)) return folded.replace(/[^a-z0-9]+/g, " ").trim();
  return textRuns(folded)
    .map((run) => run.text)
    .join(" ");
}
