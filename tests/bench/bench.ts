import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { benchCatalogue } from "./catalogue";
import { benchDesk } from "./desk";
import type { Result } from "./measure";

/**
 * `npm run bench -- [--only NAME]… [--json FILE]`: the product on its embedded database. Public pages beside a bare `node:http`
 * server that returns as many bytes, in turns in one run: ratios are what to quote, since machines differ, and so do their
 * days. The desk by its growth from a small database to a large one, in turns too; long jobs by their seconds.
 */

/** What can be measured, by the database that it needs, in the order in which it is. */
const parts = [
  { names: ["list", "search", "detail", "intake", "matching"], measure: benchCatalogue },
  { names: ["dry-run", "queue", "queue-filter", "queue-search"], measure: benchDesk },
];

const { values } = parseArgs({
  options: { only: { type: "string", multiple: true, default: [] }, json: { type: "string" } },
});
const known = parts.flatMap(({ names }) => names);
const unknown = values.only.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`There is no ${unknown}. What can be measured: ${known.join(", ")}.`);
  process.exit(2);
}

const isWanted = (name: string) => values.only.length === 0 || values.only.includes(name);
const results: Result[] = [];
for (const { names, measure } of parts) {
  if (names.some(isWanted)) results.push(...(await measure(isWanted)));
}
console.table(
  Object.fromEntries(results.map(({ name, ...figures }, index) => [`${index + 1} ${name}`, figures])),
  ["rps", "p50ms", "p95ms", "p99ms", "bytes", "ratio", "growth", "seconds"],
);
if (values.json) await writeFile(values.json, `${JSON.stringify({ results }, null, 2)}\n`);
