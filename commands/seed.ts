import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { guest } from "~/boot.server";
import { db, secret } from "~/infra/runtime.server";
import { seedLeads } from "~/services/seed/seed-leads.server";
import { seedOpportunities } from "~/services/seed/seed-opportunities.server";

/** `npm run seed -- --opportunities N --leads N`: synthetic data for load, marked as such, through the services. */
await guest(async () => {
  const { values } = parseArgs({
    options: { opportunities: { type: "string", default: "0" }, leads: { type: "string", default: "0" } },
  });
  const opportunities = count(values.opportunities);
  const leads = count(values.leads);
  if (opportunities === null || leads === null || opportunities + leads === 0) {
    console.error("Usage: npm run seed -- --opportunities N --leads N (whole numbers up to 1000000)");
    process.exitCode = 2;
    return;
  }
  const chance = numbers(1);
  if (opportunities > 0) {
    const progress = bar("opportunities", opportunities);
    await seedOpportunities({ db: db(), now: new Date(), random: chance, progress }, opportunities);
  }
  if (leads > 0) {
    await seedLeads(
      {
        db: db(),
        now: new Date(),
        random: randomBytes,
        secret: secret(),
        chance,
        progress: bar("leads", leads),
      },
      leads,
    );
  }
});

function count(text: string): number | null {
  return /^[0-9]{1,7}$/.test(text) && Number(text) <= 1_000_000 ? Number(text) : null;
}

/** A small generator (mulberry32): the same seed makes the same data on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** On a terminal one line that grows; in a log a line for each tenth. */
function bar(what: string, total: number): (done: number) => void {
  const width = 30;
  let shown = -1;
  return (done) => {
    const steps = process.stdout.isTTY ? 100 : 10;
    const step = Math.floor((done / total) * steps);
    if (step === shown) return;
    shown = step;
    const filled = Math.round((done / total) * width);
    const line = `${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${total} ${what}`;
    process.stdout.write(process.stdout.isTTY && done < total ? `\r${line}` : `\r${line}\n`);
  };
}
