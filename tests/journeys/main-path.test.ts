import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashPassword } from "~/infra/auth/passwords.server";
import type { Database } from "~/infra/db/client.server";
import { desktop, newReader, phone, startBrowser } from "../support/browser";
import { freshDatabase } from "../support/database";
import { aStaff } from "../support/desk";
import { type Product, startProduct } from "../support/product";

/**
 * The product's main job, as people do it: somebody abroad finds an opportunity, sends a proposal in her language and gets a
 * receipt; the department answers it; nothing is lost on the way.
 */

const password = "a long password of this test";

let db: Database;
let close: () => Promise<void>;
let product: Product;
let browser: Browser;

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

test.each([
  ["without JavaScript, on a phone", { ...phone, javaScriptEnabled: false }],
  ["with JavaScript, at a desk", { ...desktop, javaScriptEnabled: true }],
])("from a search to the answer, %s", async (_how, options) => {
  const reader = await newReader(browser, options);
  const page = await reader.newPage();

  // She searches in Vietnamese without diacritics, and reads on in Japanese.
  await page.goto(`${product.url}/vi`);
  await page.getByRole("searchbox").fill("khu cong nghiep duc hoa");
  await page.getByRole("searchbox").press("Enter");
  const found = page.locator('main a[href^="/vi/opportunities/"]').first();
  expect(await found.textContent()).toMatch(/công nghiệp/i);
  await found.click();
  await page.goto(page.url().replace("/vi/", "/ja/"));
  expect(await page.locator("html").getAttribute("lang")).toBe("ja");
  await page.locator('main a[href^="/ja/proposals/new"]').first().click();

  const code = await sendProposal(page);
  const track = page.url().match(/\/proposals\/sent\/([^/?]+)/)?.[1] ?? "";
  const lead = await db.lead.findUniqueOrThrow({ where: { code } });

  // The mail is in the outbox, in Japanese, with the way back to her proposal.
  const desk = await newReader(browser, desktop);
  const office = await desk.newPage();
  await signIn(office, "administrator", "");
  await office.goto(`${product.url}/admin/outbox`);
  await office
    .getByRole("link", { name: new RegExp(code) })
    .first()
    .click();
  const mail = (await office.locator("main").textContent()) ?? "";
  expect(mail).toContain("お申し出");
  expect(mail).toContain(code);
  expect(mail).toContain(`/ja/track/${track}`);
  await signOut(office);

  // Staff of the department that the rules chose handle it.
  await signIn(office, "officer", lead.departmentCode);
  await office.goto(`${product.url}/admin/leads`);
  await office
    .getByRole("link", { name: new RegExp(code) })
    .first()
    .click();
  await office.locator('form[action$="/accept"] button').click();
  await office.locator('details:has(form[action$="/resolve"]) > summary').click();
  const resolve = office.locator('form[action$="/resolve"]');
  await resolve.locator("select, input[type=radio]").first().waitFor();
  if (await resolve.locator("select").count())
    await resolve.locator("select").first().selectOption("answered");
  else await resolve.locator('input[value="answered"]').check();
  await resolve.locator("textarea").first().fill("当局の回答です。");
  await resolve.locator("button").click();

  await office
    .locator('form[action$="/reopen"], form[action$="/note"]')
    .first()
    .waitFor({ state: "attached" });
  const events = await db.leadEvent.findMany({ where: { leadId: lead.id }, orderBy: { id: "asc" } });
  // The rules also asked a coordinating department, which is no longer asked when the lead is answered without it; and the
  // desk chose a person where there was one.
  const chosen = lead.assigneeId === null ? [] : ["assigned"];
  expect(events.map((event) => event.kind)).toEqual([
    ...["received", "routed", "task-opened", ...chosen],
    ...["read", "accepted", "task-cancelled", "resolved"],
  ]);
  const history = office.locator("main ol").last().locator("> li");
  expect(await history.count()).toBe(events.length);

  // She sees where it stands, and what was answered.
  await page.goto(`${product.url}/ja/track/${track}`);
  const status = (await page.locator("main").textContent()) ?? "";
  expect(status).toContain(code);
  expect(status).toContain("当局の回答です。");
  expect(await reader.cookies()).toEqual([]);
  await reader.close();
  await desk.close();
});

/** Goes through the steps as a person would: answers what is asked, and presses the first button. @returns the receipt's code. */
async function sendProposal(page: Page): Promise<string> {
  const answers: Record<string, string> = {
    subject: "電子部品の工場について",
    message: "2.5ヘクタールの土地を借りたいと考えています。",
    "capital.amount": "5,000,000",
    "submitter.name": "デモ 花子",
    "submitter.email": "demo@example.com",
  };
  for (let step = 0; step < 10 && !page.url().includes("/proposals/sent/"); step += 1) {
    const form = page.locator("main form[method=post]").first();
    for (const choice of ["investment", "overseas-vietnamese"]) {
      const radio = form.locator(`input[type=radio][value="${choice}"]`);
      if (await radio.count()) await radio.check({ force: true });
    }
    for (const [name, value] of Object.entries(answers)) {
      const field = form.locator(`[name="${name}"]:not([type=hidden])`);
      if (await field.count()) await field.fill(value);
    }
    const country = form.locator('select[name="submitter.country"]');
    if (await country.count()) await country.selectOption("JP");
    const consent = form.locator('input[type=checkbox][name="consent"]');
    if (await consent.count()) await consent.check({ force: true });
    const subject = form.locator('input[name="subject"]:not([type=hidden])');
    if (await subject.count()) {
      // Enter goes on as the first button does, though the languages in the head are buttons of the form too.
      await subject.press("Enter");
      await page.waitForURL(/step=you/);
    } else await form.locator("button[type=submit], button:not([type])").first().click();
  }
  expect(page.url()).toContain("/ja/proposals/sent/");
  const receipt = (await page.locator("main").textContent()) ?? "";
  const code = /VC\d\d-[0-9A-Z]{6}-[0-9A-Z]/.exec(receipt)?.[0] ?? "";
  expect(receipt).toMatch(/営業日/);
  return code;
}

async function signIn(page: Page, role: "administrator" | "officer", department: string) {
  const actor = await aStaff(db, role, department, {
    passwordHash: await hashPassword(password),
    language: "en",
  });
  const { email } = await db.staff.findUniqueOrThrow({ where: { id: actor.id } });
  await page.goto(`${product.url}/admin/leads`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/admin/);
}

async function signOut(page: Page) {
  await page.locator('form[action*="sign-out"] button').first().click();
}
