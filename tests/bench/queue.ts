import { randomBytes } from "node:crypto";
import { hashToken } from "../../app/infra/auth/tokens.server";
import { openDatabase } from "../../app/infra/db/client.server";

/**
 * The queue at 2,000 leads and at 200,000: its page and its search, as an officer and as somebody who sees all. What is
 * promised is the growth: the 95th percentile at 200,000 is at most twice that at 2,000.
 */

export type Figures = { rps: number; p50ms: number; p95ms: number; p99ms: number };
export type QueueResult = Figures & { name: string; growth?: number };

export type QueueBench = {
  /** Where the product answers, and the database that it uses. */
  base: string;
  databaseUrl: string;
  /** Adds synthetic leads: `npm run seed -- --leads N`. */
  seed: (leads: number) => Promise<void>;
  measure: (options: { url: string; headers: Record<string, string> }) => Promise<Figures>;
};

const sizes = [2_000, 200_000] as const;
const addresses = [
  ["queue", "/admin/leads"],
  ["queue search", "/admin/leads?state=any&q=solar+panels"],
  ["queue search for one", "/admin/leads?state=any&q=synthetic-1234%40example.com"],
] as const;

export async function benchQueue({ base, databaseUrl, seed, measure }: QueueBench): Promise<QueueResult[]> {
  const results: QueueResult[] = [];
  const cookies = await signIn(databaseUrl);
  const before = new Map<string, number>();
  let there = 0;
  for (const size of sizes) {
    await seed(size - there);
    there = size;
    for (const [who, cookie] of cookies) {
      for (const [what, address] of addresses) {
        const figures = await measure({ url: base + address, headers: { Cookie: cookie } });
        const key = `${what}, ${who}`;
        const small = before.get(key);
        before.set(key, small ?? figures.p95ms);
        const growth = small ? Number((figures.p95ms / small).toFixed(2)) : undefined;
        results.push({
          name: `${key}, ${size} leads`,
          ...figures,
          ...(growth === undefined ? {} : { growth }),
        });
      }
    }
  }
  return results;
}

/** Two people with a session each, put there straight: the bench measures the queue, not the sign-in. */
async function signIn(databaseUrl: string): Promise<[string, string][]> {
  const db = openDatabase(databaseUrl, 2);
  const now = new Date();
  const people = [
    ["coordinator", null],
    ["officer", "economic-zone-authority"],
  ] as const;
  const cookies: [string, string][] = [];
  for (const [role, departmentCode] of people) {
    const email = `bench-${role}-${randomBytes(4).toString("hex")}@example.com`;
    const staff = await db.staff.create({ data: { email, name: "Bench Person", role, departmentCode } });
    const id = randomBytes(32).toString("base64url");
    await db.session.create({
      data: {
        idHash: hashToken(id),
        staffId: staff.id,
        createdAt: now,
        lastSeenAt: now,
        userAgent: "bench",
        address: "127.0.0.1",
      },
    });
    cookies.push([role, `vamco=${id}`]);
  }
  await db.$disconnect();
  return cookies;
}
