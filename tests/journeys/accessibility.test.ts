import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { newReader, startBrowser } from "../support/browser";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { type Product, startProduct } from "../support/product";
import { sampleAddresses } from "../support/sample-addresses";
import { siteMap } from "../support/site-map";

/** Every page of the map, and the states of pages that a map does not show. */
const pages = (await siteMap()).filter((door) => door.hasPage && door.hasLoader);

const widths = [360, 1280];
const schemes = ["light", "dark"] as const;

let db: Database;
let close: () => Promise<void>;
let product: Product;
let browser: Browser;
let page: Page;
let addresses: Awaited<ReturnType<typeof sampleAddresses>>;

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  const now = new Date();
  product = await startProduct({ DATABASE_URL: database.url });
  const administrator = await aStaff(db, "administrator");
  const lead = await aLead(db, now);
  addresses = await sampleAddresses(db, lead);
  browser = await startBrowser();
  const context = await newReader(browser, { javaScriptEnabled: true, bypassCSP: true });
  const id = await beginSession(
    db,
    administrator.id,
    { address: "127.0.0.1", userAgent: "test" },
    false,
    now,
  );
  await context.addCookies([{ name: "vamco", value: id, url: product.url }]);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await close();
});

async function expectNoViolation() {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(`${width} px: ${overflow} px too wide`).toBe(`${width} px: 0 px too wide`);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
      );
      expect({ width, colorScheme, found }).toEqual({ width, colorScheme, found: [] });
    }
  }
}

describe("every page of the map", () => {
  test.each(pages)("$pattern", async (door) => {
    await page.goto(product.url + addresses.of(door));
    await expectNoViolation();
  });
});

describe("pages in other states", () => {
  test.each([
    ["a search that finds nothing", "/ja/opportunities?q=zzzzqq&sector=electronics&capitalMin=1"],
    [
      "a list with every kind of filter",
      "/vi/opportunities?q=khu&kind=project&status=listed&status=awarded&areaMin=10&sort=area&currency=JPY",
    ],
    ["a place that the page has to ask about", "/en/communes?q=Tan+Binh"],
    ["a page that does not exist", "/ko/no-such-page"],
    ["a filter that is not understood", "/en/opportunities?capitalMin=much&sector=nothing&page=9999"],
    ["an empty queue", "/admin/leads?q=zzzz"],
    ["an empty outbox", "/admin/outbox?state=failed"],
  ])("%s", async (_state, address) => {
    await page.goto(product.url + address);
    await expectNoViolation();
  });

  test("each form, sent empty", async () => {
    for (const door of pages.filter(
      (candidate) => candidate.hasAction && candidate.pattern !== "/admin/sign-out",
    )) {
      await page.goto(product.url + addresses.of(door));
      const form = page.locator("main form[method=post]").first();
      if ((await form.count()) === 0) continue;
      await form.evaluate((element) => (element as HTMLFormElement).submit());
      await page.waitForLoadState();
      await expectNoViolation();
    }
  });
});
