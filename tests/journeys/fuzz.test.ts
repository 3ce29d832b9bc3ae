import { randomBytes, randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runFuzz } from "../fuzz/run-fuzz";
import { freshDatabase } from "../support/database";
import { type Product, startProduct } from "../support/product";

/** FUZZ_SEED repeats a run; `npm run fuzz` makes more inputs of the same kind. */
const seed = Number(process.env.FUZZ_SEED ?? randomInt(1, 2 ** 31));
const secret = randomBytes(32).toString("hex");

let database: Awaited<ReturnType<typeof freshDatabase>>;
let product: Product;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ DATABASE_URL: database.url, SESSION_SECRET: secret, LOG_LEVEL: "error" });
});
afterAll(async () => {
  await product?.stop();
  await database?.close();
});

test(`40 bodies to every action and 10 addresses of every page: no fault, no lost or half lead (seed ${seed})`, async () => {
  const running = { url: product.url, db: database.db, secret };
  const { faults, broken, leads } = await runFuzz(running, { seed, inputs: 40, asks: 10 });
  expect({ seed, faults: faults.slice(0, 5), broken }).toEqual({ seed, faults: [], broken: [] });
  expect(leads).toBeGreaterThan(0);
}, 300_000);
