import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashPassword } from "~/infra/auth/passwords.server";
import type { Database } from "~/infra/db/client.server";
import { desktop, newReader, startBrowser } from "../support/browser";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { type Product, startProduct } from "../support/product";

/** Two people of one department at one lead, each with a browser: they see each other, and neither undoes the other. */

const password = "a long password of this test";
const zone = "economic-zone-authority";

let db: Database;
let close: () => Promise<void>;
let product: Product;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await close();
});

async function atDesk(name: string): Promise<Page> {
  const actor = await aStaff(db, "officer", zone, {
    name,
    language: "en",
    passwordHash: await hashPassword(password),
  });
  const { email } = await db.staff.findUniqueOrThrow({ where: { id: actor.id } });
  const context = await newReader(browser, desktop);
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${product.url}/en/sign-in`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('input[name="password"]').press("Enter");
  await page.waitForURL(/\/admin/);
  return page;
}

const live = (page: Page) => page.locator(":root[data-live]").waitFor();

test("two at one lead: each sees the other, the second is told who did what, and no event is lost", async () => {
  const lead = await aLead(db, new Date());
  const lan = await atDesk("Lan");
  const minh = await atDesk("Minh");

  await minh.goto(`${product.url}/admin/leads`);
  await live(minh);
  await lan.goto(`${product.url}/admin/leads/${lead.code}`);
  await live(lan);

  // In Minh's queue the lead says that Lan reads it; on the lead's page both are told of each other.
  await minh.getByText("Lan is reading this").waitFor();
  await minh.getByRole("link", { name: new RegExp(lead.code) }).click();
  await live(minh);
  await minh.getByText("Lan is reading this").waitFor();
  await lan.getByText("Minh is reading this").waitFor();

  // Lan accepts; Minh's page says so by itself, and his own acceptance changes nothing and says who was quicker.
  await lan.locator('form[action$="/accept"] button').click();
  await lan.getByText("Accepted").first().waitFor();
  const happened = minh.locator('[data-live="lead"]');
  await happened.getByText(/Lan · Accepted/).waitFor();
  await minh.locator('form[action$="/accept"] button').click();
  await minh.getByText("The lead changed while you were writing").waitFor();
  expect(await minh.locator("main").textContent()).toMatch(/Lan · Accepted/);

  const kinds = (await db.leadEvent.findMany({ where: { leadId: lead.id }, orderBy: { id: "asc" } })).map(
    (event) => event.kind,
  );
  expect(kinds).toEqual(["received", "routed", "read", "accepted"]);

  // Lan goes: she is no longer shown.
  await lan.goto("about:blank");
  await minh.goto(`${product.url}/admin/leads/${lead.code}`);
  await expect.poll(() => minh.getByText("Lan is reading this").count(), { timeout: 10_000 }).toBe(0);
});

test("a lead that comes in is announced above the queue, and nothing in it moves", async () => {
  const page = await atDesk("Hoa");
  const old = await aLead(db, new Date());
  await page.goto(`${product.url}/admin/leads`);
  await live(page);
  const row = page.locator(`tr[data-lead="${old.code}"]`);
  await row.locator("input").check();
  const before = await page.locator("tr[data-lead]").count();
  const fresh = await aLead(db, new Date());
  await page.getByRole("link", { name: "1 new lead: show it" }).waitFor();
  expect(await page.locator("tr[data-lead]").count()).toBe(before);
  expect(await row.locator("input").isChecked()).toBe(true);
  await page.getByRole("link", { name: "1 new lead: show it" }).click();
  await page.locator(`tr[data-lead="${fresh.code}"]`).waitFor();
});

test("a page that keeps itself up to date does not keep its person signed in", async () => {
  const page = await atDesk("Thu");
  await page.goto(`${product.url}/admin/leads`);
  await live(page);
  const whose = { staff: { name: "Thu" } };
  const seenAt = async () => (await db.session.findFirstOrThrow({ where: whose })).lastSeenAt;
  const away = new Date(Date.now() - 10 * 60_000);
  await db.session.updateMany({ where: whose, data: { lastSeenAt: away } });

  await aLead(db, new Date());
  await page.getByRole("link", { name: "1 new lead: show it" }).waitFor();
  expect(await seenAt()).toEqual(away);
  const reconnected = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const stream = new EventSource("/admin/stream");
        stream.addEventListener("ready", () => resolve(true));
        stream.addEventListener("error", () => resolve(false));
      }),
  );
  expect(reconnected).toBe(true);
  expect(await seenAt()).toEqual(away);

  await page.reload();
  expect((await seenAt()).getTime()).toBeGreaterThan(away.getTime());
});

test("a server that goes does not wait for open streams", async () => {
  const page = await atDesk("Mai");
  await page.goto(`${product.url}/admin/leads`);
  await live(page);
  const began = Date.now();
  await product.stop();
  expect(Date.now() - began).toBeLessThan(8_000);
});
