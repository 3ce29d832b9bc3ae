import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { takePublic } from "~/services/intake/public-limits.server";
import { networkOf, takeFromLimit } from "~/services/rate-limits.server";
import { freshDatabase } from "../support/database";

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
});
afterAll(() => close());

const nine = new Date("2026-12-01T02:00:00Z");
const five = { limit: 5, windowSeconds: 3_600 };

test("of twenty at the same moment exactly five pass", async () => {
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeFromLimit(db, "busy", five, nine)));
  expect(taken.filter(({ allowed }) => allowed)).toHaveLength(5);
});

test("who is refused learns when to come back, and may then", async () => {
  const later = (seconds: number) => new Date(nine.getTime() + seconds * 1000);
  for (let times = 0; times < 5; times += 1) await takeFromLimit(db, "patient", five, nine);
  expect(await takeFromLimit(db, "patient", five, later(600))).toEqual({
    allowed: false,
    retryAfterSeconds: 3_000,
  });
  expect((await takeFromLimit(db, "patient", five, later(3_600))).allowed).toBe(true);
});

test("what limits count holds no address in the clear", async () => {
  const deps = { db, now: nine, secret: "a secret of this test" };
  await takePublic(deps, "proposal-by-email", "demo@example.com");
  const rows = await db.rateLimit.findMany();
  expect(JSON.stringify(rows)).not.toContain("demo@example.com");
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::1", "0:0:0:0"],
  ["unknown", "unknown"],
])("the address %s counts as %s", (address, network) => expect(networkOf(address)).toBe(network));
