import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "~/core/policy/may";
import { hashPassword } from "~/infra/auth/passwords.server";
import type { Database } from "~/infra/db/client.server";
import { desktop, newReader, startBrowser } from "../support/browser";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { type Product, startProduct } from "../support/product";

/**
 * The province changes its rules itself: a rule is edited in a draft, the dry run shows exactly the leads that would move,
 * a second person approves, it is published and decides, it is rolled back and decides no more.
 */

const password = "a long password of this test";

let db: Database;
let close: () => Promise<void>;
let product: Product;
let browser: Browser;

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  await db.department.updateMany({ data: { mailbox: "desk@example.com" } });
  [product, browser] = await Promise.all([startProduct({ DATABASE_URL: database.url }), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await close();
});

test("a rule is edited, tried, approved by a second person, published and rolled back; each lead names its version", async () => {
  const parts = { subject: "A factory for carbon fibre", message: "We make carbon fibre in Japan." };
  const tried = await aLead(db, new Date(), parts);
  const other = await aLead(db, new Date(), { subject: "A factory for shoes" });
  const author = await signIn("coordinator");

  // The draft, and in it a rule of its own before the others.
  await author.goto(`${product.url}/admin/rules`);
  await author.locator('main input[name="note"]').fill("Carbon fibre goes to Industry and Trade");
  await author.locator('main button[value="draft"]').click();
  await author.waitForURL(/\/admin\/rules\/2$/);
  await author.goto(`${product.url}/admin/rules/2/department/investment-in-a-park`);
  await author.locator('input[name="basisNumber"]').fill("12/QĐ-DEMO");
  await author.locator('input[name="basisDate"]').fill("2026-11-20");
  await author.locator('main button[value="save"]').click();
  await author.waitForURL(/\/admin\/rules\/2#/);
  expect(await author.locator("#department-investment-in-a-park").textContent()).toContain("12/QĐ-DEMO");

  await author.goto(`${product.url}/admin/rules/2/department/new`);
  await author.locator('input[name="name.en"]').fill("Carbon fibre");
  await author.locator('select[name="department"]').selectOption("industry-trade");
  await author.locator('details:has(textarea[name="when.0.words"]) > summary').click();
  await author.locator('textarea[name="when.0.words"]').fill("carbon fibre");
  await author.locator('main button[value="save"]').click();
  // What was typed is kept beside what is missing.
  expect(await author.locator('textarea[name="when.0.words"]').inputValue()).toBe("carbon fibre");
  await author.locator('input[name="name.vi"]').fill("Sợi các-bon");
  await author.locator('main button[value="save"]').click();
  await author.waitForURL(/#department-carbon-fibre$/);
  // It stands where no case reaches it, and the page says so; the keyboard moves it to the top.
  const rule = author.locator("#department-carbon-fibre");
  for (const way of ["up", "top"]) {
    const before = await author.locator("#department > ol > li").allTextContents();
    await rule.locator(`button[value="${way}"]`).press("Enter");
    await expect.poll(() => author.locator("#department > ol > li").allTextContents()).not.toEqual(before);
  }
  expect(await author.locator("#department > ol > li").first().getAttribute("id")).toBe(
    "department-carbon-fibre",
  );

  await author.goto(`${product.url}/admin/rules/2/compare`);
  expect(await author.locator("main").textContent()).toContain("12/QĐ-DEMO");

  // The dry run: this lead, and no other.
  await author.goto(`${product.url}/admin/rules/2/dry-run?months=1`);
  const moved = await author.locator('main a[href*="/dry-run/VC"]').allTextContents();
  expect(moved.map((text) => text.trim())).toEqual([expect.stringContaining(tried.code)]);
  expect(moved.join()).not.toContain(other.code);
  await author.locator('main a[href*="/dry-run/VC"]').click();
  await author.waitForURL(/dry-run\/VC/);
  expect(await author.locator("main section > h2").allTextContents()).toEqual(["Version 1", "Version 2"]);

  await author.goto(`${product.url}/admin/rules/2`);
  await step(author, "submit");
  expect(await author.locator('main button[value="approve"]').count()).toBe(0);

  // The second person.
  const second = await signIn("administrator");
  await second.goto(`${product.url}/admin/rules/2`);
  await step(second, "approve");
  await step(second, "publish-now");
  await expect.poll(async () => (await aLead(db, new Date(), parts)).departmentCode).toBe("industry-trade");
  const during = await db.lead.findFirstOrThrow({ orderBy: { id: "desc" } });

  // Back to the first version.
  await second.goto(`${product.url}/admin/rules/1`);
  await step(second, "roll-back", "The department asked for time");
  const after = await aLead(db, new Date(), parts);
  expect(after.departmentCode).toBe(tried.departmentCode);

  for (const [lead, version] of [
    [tried, 1],
    [during, 2],
    [after, 1],
  ] as const) {
    await second.goto(`${product.url}/admin/leads/${lead.code}`);
    const named = second.locator('main details a[href^="/admin/rules/"]').first();
    expect(await named.getAttribute("href")).toBe(`/admin/rules/${version}`);
  }
  // The newer rules would choose otherwise for the one of in between: that is said, and it stays where it is.
  await second.goto(`${product.url}/admin/leads/${during.code}`);
  expect(await second.locator("main").textContent()).toContain("Version 1, in force now, would choose");
  const kept = await db.lead.findUniqueOrThrow({ where: { id: during.id } });
  expect(kept.departmentCode).toBe("industry-trade");
});

/** Opens the step of a version, says why where it asks, and takes it. */
async function step(page: Page, name: string, reason?: string) {
  await page.locator(`main details:has(button[value="${name}"]) > summary`).click();
  if (reason) await page.locator(`main [id="${name}-reason"]`).fill(reason);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  const loaded = page.waitForEvent("load");
  await page.locator(`main button[value="${name}"]`).click();
  expect((await answered).status()).toBe(303);
  await loaded;
}

async function signIn(role: Role): Promise<Page> {
  const actor = await aStaff(db, role, "", { passwordHash: await hashPassword(password), language: "en" });
  const { email } = await db.staff.findUniqueOrThrow({ where: { id: actor.id } });
  const page = await (await newReader(browser, desktop)).newPage();
  await page.goto(`${product.url}/en/sign-in?back=/admin/account`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/admin/);
  return page;
}
