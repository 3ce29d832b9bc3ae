import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { loadConfig } from "~/infra/config.server";
import type { Database } from "~/infra/db/client.server";
import { setRuntime } from "~/infra/runtime.server";
import { opportunityPage } from "~/routes/site/opportunity-page.server";
import { findOpportunity } from "~/services/opportunities/find-opportunity.server";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { freshDatabase } from "../support/database";

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  setRuntime({ config: loadConfig({ NODE_ENV: "test" }), db, secret: randomBytes(32).toString("hex") });
});
afterAll(() => close());

const slug = "tay-ninh-airport";

/** From Sunday, 29 November 2026, another department answers for the airport. */
async function publishSundaysRule() {
  const { rules } = await db.ruleSet.findFirstOrThrow();
  const ruleSet = ruleSetSchema.parse(rules);
  const sundays = {
    code: "demo-from-sunday",
    name: {},
    when: [{ opportunity: [slug] }],
    validFrom: "2026-11-29",
    department: "construction",
  };
  const changed = { ...ruleSet, version: 900, departmentRules: [sundays, ...ruleSet.departmentRules] };
  const at = new Date();
  const stamps = { version: 900, note: "Demo" };
  await db.ruleSet.create({
    data: { ...stamps, rules: ruleSetSchema.parse(changed), loadedHash: "", createdAt: at },
  });
  await db.rulePublication.create({ data: { ...stamps, kind: "publish", from: at, at } });
  await touchCatalogue(db);
}

test("the page of an opportunity names the department of the day, also when the answer is due on the same date", async () => {
  await publishSundaysRule();
  const pageAt = async (now: string) => {
    const detail = await findOpportunity(db, slug, new Date(now));
    return detail && opportunityPage(detail, "en").responsible;
  };
  const saturday = await pageAt("2026-11-28T03:00:00Z");
  const sunday = await pageAt("2026-11-29T03:00:00Z");
  expect(sunday?.by).toBe(saturday?.by);
  expect(saturday?.sentence).not.toContain("Department of Construction");
  expect(sunday?.sentence).toContain("Department of Construction");
});
