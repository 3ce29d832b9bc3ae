import { randomBytes } from "node:crypto";
import type { Request } from "autocannon";
import { hashToken } from "~/infra/auth/tokens.server";
import { type Database, poolOf } from "~/infra/db/client.server";
import { measureDryRun } from "./dry-run";
import { copyLeads } from "./fill";
import { inTurns, type Result } from "./measure";
import { startProduct } from "./product";

const small = 2_000;
const large = 200_000;
const leadsToTry = 100_000;
/** People of the desk who ask for pages without a pause: like a hundred who read them. */
const connections = 2;
const rounds = 4;

/**
 * What is asked of the queue, by an officer and by somebody who sees all. Filters and words are common ones, which fill a page
 * at either size, and rare ones, which find one lead or none at either: what grows is the finding, not the drawing of rows.
 */
const asked = {
  queue: ["", "?state=any", "?state=closed", "?standing=overdue", "?assignee=none"],
  "queue-filter": [
    "?state=any&country=JP",
    "?state=any&kind=investment",
    "?state=any&country=KR&kind=investment",
    "?state=closed&country=FR",
    "?state=any&country=DE&kind=obstacle&sector=agriculture",
  ],
  "queue-search": [
    "?state=any&q=solar+panels",
    "?state=closed&q=cold",
    "?state=any&q=synthetic-1234%40example.com",
    "?state=any&q=nguyen",
    "?state=any&q=furniture&country=FR",
  ],
} as const;

/**
 * The desk: its queue in two products at once, one with 2,000 leads and one with 200,000, by turns; and on the way a dry run
 * over 100,000. What is promised of the queue is the growth, at most 2, and of the dry run less than 10 seconds.
 */
export async function benchDesk(isWanted: (name: string) => boolean): Promise<Result[]> {
  const results: Result[] = [];
  const many = await startProduct();
  try {
    await many.seed("--leads", small);
    await copyLeads(poolOf(many.db), leadsToTry);
    if (isWanted("dry-run")) results.push({ name: "dry-run", ...(await measureDryRun(many.db)) });
    if (!Object.keys(asked).some(isWanted)) return results;
    await copyLeads(poolOf(many.db), large);
    const few = await startProduct();
    try {
      await few.seed("--leads", small);
      const products = [
        { base: few.base, cookies: await signIn(few.db) },
        { base: many.base, cookies: await signIn(many.db) },
      ];
      for (const [name, searches] of Object.entries(asked)) {
        if (!isWanted(name)) continue;
        const options = products.map(({ base, cookies }) => ({
          url: base,
          connections,
          requests: searches.flatMap((search) =>
            cookies.map((Cookie): Request => ({ path: `/admin/leads${search}`, headers: { Cookie } })),
          ),
        }));
        const [before, after] = await inTurns(options, rounds);
        if (!before || !after) throw new Error("both sizes were measured");
        results.push({ name, ...after, growth: Number((after.p95ms / before.p95ms).toFixed(2)) });
      }
      return results;
    } finally {
      await few.stop();
    }
  } finally {
    await many.stop();
  }
}

/** Two people with a session each, put there straight: the queue is measured, not the sign-in. @returns their cookies. */
async function signIn(db: Database): Promise<string[]> {
  const now = new Date();
  const people = [
    ["coordinator", null],
    ["officer", "economic-zone-authority"],
  ] as const;
  const cookies: string[] = [];
  for (const [role, departmentCode] of people) {
    const email = `bench-${role}@example.com`;
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
    cookies.push(`vamco=${id}`);
  }
  return cookies;
}
