import type { Readable } from "node:stream";

/**
 * The lines of a text, however long; what follows the last line feed is one if it holds anything. A line ends with a
 * line feed alone: node:readline also ends one at U+2028 (since Node.js 24), which JSON keeps as it is.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of input.setEncoding("utf8")) {
    const [end, ...next] = String(chunk).split("\n");
    begun.push(end ?? "");
    for (const start of next) {
      yield begun.join("");
      begun = [start];
    }
  }
  const last = begun.join("");
  if (last) yield last;
}
