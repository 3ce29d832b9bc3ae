import { once } from "node:events";
import { createReadStream } from "node:fs";
import { guest } from "~/boot.server";
import { answerLine } from "~/core/routing/dry-run";
import { leadErrorSentence, reasonSentence } from "~/i18n/reasons";
import { translator } from "~/i18n/translator.server";
import { linesOf } from "~/infra/lines";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";

/**
 * `npm run --silent route -- FILE.jsonl`: what the published rules would decide for each lead of a file, one JSON object
 * a line. Nothing is stored. A line ends with a line feed; an empty one is answered too, with an error. Who reads the
 * answers may leave before the last one (`| head`).
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
  let readerLeft = false;
  process.stdout.on("error", () => {
    readerLeft = true;
  });
  let line = 0;
  for await (const text of linesOf(file === "-" ? process.stdin : createReadStream(file))) {
    line += 1;
    const flushed = process.stdout.write(`${JSON.stringify(answerLine(text, line, context))}\n`);
    if (!flushed) await once(process.stdout, "drain").catch(() => {});
    if (readerLeft) return;
  }
});
