import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashPassword } from "~/infra/auth/passwords.server";
import type { Database } from "~/infra/db/client.server";
import { desktop, newReader, startBrowser } from "../support/browser";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { type Product, startProduct } from "../support/product";

/** A whole working day at the desk with a keyboard alone: nothing here touches a pointer. */

const password = "a long password of this test";
const zone = "economic-zone-authority";

let db: Database;
let close: () => Promise<void>;
let product: Product;
let browser: Browser;
let page: Page;
let email: string;

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url });
  browser = await startBrowser();
  const actor = await aStaff(db, "head", zone, {
    name: "Demo Head",
    language: "en",
    passwordHash: await hashPassword(password),
  });
  await aStaff(db, "officer", zone, { name: "Demo Colleague" });
  email = (await db.staff.findUniqueOrThrow({ where: { id: actor.id } })).email;
  page = await (await newReader(browser, desktop)).newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await close();
});

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const keysWork = () => page.locator(":root[data-keys]").waitFor();

/** Tab until what has the focus is what one wants; a person would see it. */
async function tabTo(wanted: string): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return;
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

/** The history of the lead says so: an event whose title begins with these words. */
const happened = (title: string) =>
  page
    .getByRole("list", { name: "History" })
    .getByText(new RegExp(`^${title}`))
    .first()
    .waitFor();

async function choose(text: string): Promise<void> {
  await page.keyboard.type(text);
}

test("a working day: sign in, queue, open, accept, note, ask, assign, forward, resolve, search, many at once, a view, a file, help", async () => {
  const leads = [];
  for (const subject of ["First of the day", "Second of the day", "Third of the day", "Fourth of the day"])
    leads.push(await aLead(db, new Date(), { subject }));
  const [first, second, third, fourth] = leads;
  if (!first || !second || !third || !fourth) throw new Error("four leads");
  const stateOf = async (id: number) => (await db.lead.findUniqueOrThrow({ where: { id } })).state;

  await page.goto(`${product.url}/en/sign-in`);
  await tabTo('input[name="email"]');
  await page.keyboard.type(email);
  await tabTo('input[name="password"]');
  await page.keyboard.type(password);
  await press("Enter");
  await page.waitForURL(/\/admin/);
  await keysWork();

  // Help, and away again.
  await press("?");
  await page.locator("#desk-keys").waitFor({ state: "visible" });
  await press("Escape");
  await page.locator("#desk-keys").waitFor({ state: "hidden" });

  // Into the queue, down and up, and the first lead is open.
  await page.goto(`${product.url}/admin/account`);
  await keysWork();
  await press("g", "q");
  await page.waitForURL(/\/admin\/leads$/);
  await keysWork();
  await press("j", "j", "k", "o");
  await page.waitForURL(new RegExp(first.code));
  await keysWork();

  await press("a");
  await happened("Accepted");
  await keysWork();
  await press("n");
  await page.keyboard.type("ajkxo: keys are letters while one types.");
  await tabTo('form[action$="/note"] button');
  await press("Enter");
  await page.getByText("ajkxo: keys are letters").waitFor();
  await keysWork();
  // The desk may have chosen the same person when the lead came in.
  const assigned = page.getByText("Assigned to: Demo Colleague");
  const before = await assigned.count();
  await press("s");
  await choose("Demo Colleague");
  await tabTo('form[action$="/assign"] button');
  await press("Enter");
  await expect.poll(() => assigned.count()).toBe(before + 1);
  await keysWork();
  await press("r");
  await page.keyboard.type("How many hectares do you need?");
  await tabTo('form[action$="/ask"] button');
  await press("Enter");
  await happened("Asked the sender");
  await keysWork();
  expect(await stateOf(first.id)).toBe("waiting-for-submitter");
  await press("e");
  await choose("Answered");
  await press("Tab");
  await page.keyboard.type("Thank you. The procedure is on our site.");
  await tabTo('form[action$="/resolve"] button');
  await press("Enter");
  await happened("Resolved");
  expect(await stateOf(first.id)).toBe("resolved");

  // Back; two leads are accepted at once and given back.
  await keysWork();
  await press("u");
  await page.waitForURL(/\/admin\/leads$/);
  await keysWork();
  await press("j", "x", "j", "x", "a");
  await page.waitForURL(/\/bulk\/\d+$/);
  await page.getByText("2 leads done").waitFor();
  expect([await stateOf(second.id), await stateOf(third.id)]).toEqual(["in-progress", "in-progress"]);
  await tabTo("main form button");
  await press("Enter");
  await page.getByText("Taken back").first().waitFor();
  expect([await stateOf(second.id), await stateOf(third.id)]).toEqual(["routed", "routed"]);
  await keysWork();
  await press("u");
  await page.waitForURL(/\/admin\/leads$/);

  // Search, and pass on what is another department's.
  await keysWork();
  await press("/");
  await page.keyboard.type("fourth");
  await press("Enter");
  await page.waitForURL(/q=fourth/);
  await keysWork();
  await press("j", "Enter");
  await page.waitForURL(new RegExp(fourth.code));
  await keysWork();
  await press("f");
  await choose("Department of Finance");
  await press("Tab");
  await page.keyboard.type("Theirs by remit.");
  await tabTo('form[action$="/forward"] button');
  await press("Enter");
  // What is not theirs any more says who has it now, and no more.
  await page.getByRole("link", { name: "Back to the queue" }).waitFor();
  await keysWork();
  await press("u");
  await page.waitForURL(/\/admin\/leads$/);
  expect((await db.lead.findUniqueOrThrow({ where: { id: fourth.id } })).departmentCode).not.toBe(zone);

  // A view of one's own, and the file of what one sees.
  await tabTo("details:has(#view-name) > summary");
  await press("Enter");
  await tabTo("#view-name");
  await page.keyboard.type("My mornings");
  await press("Enter");
  await page.getByRole("link", { name: "My mornings" }).waitFor();
  await tabTo('a[href^="/admin/leads/export"]');
  const [file] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  expect(file.suggestedFilename()).toMatch(/^leads-\d{4}-\d{2}-\d{2}\.xlsx$/);
  expect(await db.auditEvent.count({ where: { kind: "leads-exported" } })).toBe(1);

  // Somebody who does not want keys switches them off.
  await page.goto(`${product.url}/admin/account`);
  await tabTo('form[action$="/keys"] input[type="checkbox"]');
  await press("Space");
  await tabTo('form[action$="/keys"] button');
  await press("Enter");
  await expect.poll(() => page.locator(":root[data-keys]").count()).toBe(0);
  await press("g", "q");
  expect(page.url()).toContain("/admin/account");
});
