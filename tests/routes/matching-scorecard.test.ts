import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { trackToken } from "~/services/intake/form-token.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, secret } from "../support/desk";
import { type Product, startProduct } from "../support/product";

let db: Database;
let close: () => Promise<void>;
let product: Product;
let cookie: string;
let lead: Awaited<ReturnType<typeof aLead>>;
const now = new Date();

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url, SESSION_SECRET: secret });
  const actor = await aStaff(db, "coordinator", "foreign-affairs");
  const agent = { address: "127.0.0.1", userAgent: "test" };
  cookie = `vamco=${await beginSession(db, actor.id, agent, false, now)}`;
  lead = await aLead(db, now, {
    sector: "industrial-infrastructure",
    place: undefined,
    capital: { amount: 40_000_000, currency: "USD" },
    areaHa: 10,
    jobs: 600,
    subject: "Industrial park infrastructure",
  });
});
afterAll(async () => {
  await product?.stop();
  await close();
});

const get = async (path: string, signedIn = false) => {
  const answer = await fetch(product.url + path, {
    redirect: "manual",
    headers: signedIn ? { Cookie: cookie } : {},
  });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const post = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(product.url + path, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(fields),
    headers: { Origin: product.url, Cookie: cookie },
  });
  return { status: answer.status, html: await answer.text() };
};

test("receipt and status page name opportunities that fit, and nothing of other leads", async () => {
  const other = await aLead(db, now, {
    kind: "partnership",
    sector: "industrial-infrastructure",
    place: undefined,
    subject: "A domestic offer that stays in the house",
    submitter: {
      type: "domestic-enterprise",
      name: "Demo Person",
      email: "home@example.com",
      country: "VN",
      language: "vi",
    },
  });
  const token = trackToken(secret, { formToken: lead.formToken });
  for (const path of [`/en/proposals/sent/${token}`, `/en/track/${token}`]) {
    const { html } = await get(path);
    expect(html).toContain("May interest you");
    expect(html.match(/<a href="\/en\/opportunities\/[^"]+"/g)?.length).toBeGreaterThanOrEqual(1);
    expect(html).not.toContain(other.code);
    expect(html).not.toContain(other.subject);
  }
  const atDesk = await get(`/admin/leads/${lead.code}`, true);
  expect(atDesk.html).toContain(other.code);
});

test("staff link a match and say why; without a reason everything typed is kept", async () => {
  const path = `/admin/leads/${lead.code}/matches`;
  const target = (await db.opportunity.findFirstOrThrow()).slug;
  const empty = await post(path, { type: "opportunity", target, reason: "" });
  expect(empty.status).toBe(422);
  expect(empty.html).toContain(`value="${target}"`);
  expect((await post(path, { type: "opportunity", target, reason: "They asked for it." })).status).toBe(303);
  expect((await post(path, { type: "opportunity", target, reason: "Once more." })).status).toBe(409);
  expect((await get(`/admin/leads/${lead.code}`, true)).html).toContain("They asked for it.");
});

test("a judgement without evidence is refused at its field; a form that is behind is told", async () => {
  const path = `/admin/leads/${lead.code}/score`;
  const fields = { "points-TECH": "3", "evidence-TECH": "", gate: "refer", gateReason: "", cardVersion: "1" };
  const refused = await post(path, fields);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('href="#evidence-TECH"');
  expect(refused.html).toContain('href="#gateReason"');
  const whole = { ...fields, "evidence-TECH": "Drawings of the line", gateReason: "Sent to the police." };
  expect((await post(path, whole)).status).toBe(303);
  const late = await post(path, whole);
  expect(late.status).toBe(409);
  expect(late.html).toContain("Drawings of the line");
});

test("weights that are not 100 are refused; a draft is published from a page of its own", async () => {
  const weights = {
    TECH: 25,
    ENV: 20,
    CAPITAL_HA: 15,
    JOBS: 10,
    LINKAGE: 10,
    BUDGET: 10,
    CAPACITY: 10,
    SECTOR: 0,
  };
  const fields = (changed: Record<string, number> = {}) => ({
    ...Object.fromEntries(
      Object.entries({ ...weights, ...changed }).map(([code, weight]) => [`weight-${code}`, String(weight)]),
    ),
    capitalPerHa: "1; 3; 6; 10",
    jobsPerHa: "20; 50; 90; 140",
  });
  const refused = await post("/admin/scorecard", fields({ TECH: 30 }));
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("105");
  expect((await post("/admin/scorecard", fields({ TECH: 20, SECTOR: 5 }))).status).toBe(303);
  const { revision } = await db.scorecardDraft.findUniqueOrThrow({ where: { id: 1 } });
  const publish = (note: string) =>
    post("/admin/scorecard/publication", { revision: String(revision), note, intent: "publish" });
  expect((await publish("")).status).toBe(422);
  expect((await publish("Priority sectors count from now on.")).status).toBe(303);
  expect((await publish("Again.")).status).toBe(409);
  expect((await get("/en/guides/criteria")).html).toContain("version 2");
});

test("the self-check sets no cookie, keeps what was typed, and is not for search engines", async () => {
  const page = await get("/en/guides/criteria?capital.amount=40000000&capital.currency=USD&area=10&jobs=600");
  expect(page.status).toBe(200);
  expect(page.headers.getSetCookie()).toEqual([]);
  expect(page.html).toContain("Your result");
  expect(page.html).toContain('value="40000000"');
  expect(page.html).toMatch(/name="robots" content="noindex/);
  expect((await get("/en/guides/criteria?area=x")).html).toContain('href="#area"');
});
