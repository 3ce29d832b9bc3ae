import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { guest } from "~/boot.server";
import { answerLine } from "~/core/routing/dry-run";
import { leadErrorSentence, reasonSentence } from "~/i18n/reasons";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";

/**
 * `npm run --silent route -- FILE.jsonl`: what the published rules would decide for each lead of a file, one JSON object
 * a line. Nothing is stored. Empty lines are passed over and counted.
 */
await guest(async () => {
  const [file] = process.argv.slice(2);
  if (!file) {
    console.error("Usage: npm run --silent route -- FILE.jsonl (- for standard input)");
    process.exitCode = 2;
    return;
  }
  const facts = await readFacts(db());
  const locale = translator("en");
  const names = reasonNames(facts, "en");
  const context = {
    ruleSet: facts.ruleSet,
    facts: facts.routing,
    calendar: facts.calendar,
    now: new Date(),
    explain: {
      reason: (reason: Parameters<typeof reasonSentence>[0]) => reasonSentence(reason, locale, names),
      error: (key: string, params: Record<string, string | number>) => leadErrorSentence(key, params, locale),
    },
  };
  const input = file === "-" ? process.stdin : createReadStream(file);
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() === "") continue;
    const flushed = process.stdout.write(`${JSON.stringify(answerLine(text, line, context))}\n`);
    if (!flushed) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
});
