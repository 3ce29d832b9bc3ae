import { cleanLine } from "~/core/leads/clean";
import { fold } from "~/core/shared/search-text";

const mostWords = 8;
const longestWord = 60;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the cut is by ASCII codes, here and in the database.
const cut = /[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/;

/**
 * What somebody types into the queue's search as a tsquery: every word must begin a word of the lead (`nguy` finds
 * Nguyễn). The same cut as `lead_words` makes in the database: letters and figures, and everything that is not ASCII.
 * null when there is nothing to search for.
 */
export function queueWords(q: string): string | null {
  const words = fold(cleanLine(q))
    .split(" ")
    // An address is one word, or its "com" would be looked up in every lead.
    .flatMap((typed) => (/.@./.test(typed) ? [typed] : typed.split(cut)))
    .filter(Boolean)
    .slice(0, mostWords);
  if (words.length === 0) return null;
  return words.map((word) => `${quoted(Array.from(word).slice(0, longestWord).join(""))}:*`).join(" & ");
}

function quoted(word: string): string {
  return `'${word.replace(/['\\]/g, "$&$&")}'`;
}
