import { randomBytes, randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "~/infra/db/client.server";
import { openEmbeddedDatabase } from "~/infra/db/embedded.server";
import { startProduct } from "../support/product";
import { runFuzz } from "./run-fuzz";

/**
 * `npm run fuzz -- --seed N --inputs N`: generated bodies for every action and generated addresses for every page of
 * the map, on a product and a database of its own. The same seed makes the same inputs. Ends with 1 on a fault.
 */
const { values } = parseArgs({
  options: { seed: { type: "string" }, inputs: { type: "string" } },
});
const seed = Number(values.seed ?? randomInt(1, 2 ** 31));
const inputs = Number(values.inputs ?? 2_000);
console.log(`seed ${seed}, ${inputs} inputs an action`);

const dataDir = await mkdtemp(path.join(tmpdir(), "vamco-fuzz-"));
const secret = randomBytes(32).toString("hex");
const began = performance.now();
const product = await startProduct({ DATA_DIR: dataDir, SESSION_SECRET: secret });
const embedded = await openEmbeddedDatabase(dataDir, "guest");
const db = openDatabase(embedded.url, 4);
try {
  const asks = Math.ceil(inputs / 4);
  const told = (door: string) =>
    console.error(`${Math.round((performance.now() - began) / 1_000)} s  ${door}`);
  const report = await runFuzz({ url: product.url, db, secret }, { seed, inputs, asks, told });
  for (const { request, told, input } of report.faults.slice(0, 50)) {
    console.log(`${told}  ${request}\n    ${JSON.stringify(input).slice(0, 2_000)}`);
  }
  for (const line of report.broken) console.log(line);
  const wrong = report.faults.length + report.broken.length;
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(
    `seed ${seed}: ${report.posts} posts, ${report.gets} page requests, ${report.leads} leads, ${wrong} faults, ${seconds} s`,
  );
  // What the product itself said of its faults; the rest of an hour's output tells nothing.
  if (wrong > 0) console.log(errorsIn(product.output()).join("\n"));
  process.exitCode = wrong > 0 ? 1 : 0;
} finally {
  await db.$disconnect();
  await embedded.release();
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
}

function errorsIn(output: string): string[] {
  const errors = output.split("\n").filter((line) => line.includes('"level":50'));
  return errors.slice(-50).map((line) => line.slice(0, 1_000));
}
