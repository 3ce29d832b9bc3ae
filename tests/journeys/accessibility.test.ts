import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "~/core/shared/language";
import type { Database } from "~/infra/db/client.server";
import { makeDemoStaff } from "~/services/accounts/demo-staff.server";
import { makeOneTimeLink } from "~/services/accounts/passwords.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { handleDemoLeads } from "~/services/leads/demo-desk.server";
import { demoLeads } from "~/services/leads/demo-leads.server";
import { newReader, startBrowser } from "../support/browser";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, mail, secret } from "../support/desk";
import { goOn, open } from "../support/html-client";
import { type Product, startProduct } from "../support/product";
import { sampleAddresses } from "../support/sample-addresses";
import { siteMap } from "../support/site-map";

/** Every page of the map, and the states of pages that a map does not show: empty, filled, with errors. */
const pages = (await siteMap()).filter((door) => door.hasPage && door.hasLoader);

const visitor = { address: "127.0.0.1", userAgent: "test" };
const widths = [360, 1280];
const schemes = ["light", "dark"] as const;
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules whose answer depends on colours: the others are asked once a width. */
const coloured = ["color-contrast", "link-in-text-block"];

/** axe itself, which its Playwright package brings: running it in the page is several times as fast as that package. */
const require = createRequire(import.meta.url);
const axe = readFileSync(
  createRequire(require.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);

let db: Database;
let close: () => Promise<void>;
let product: Product;
let browser: Browser;
/** The page that is looked at: the stranger's for what is public, the administrator's for the desk. */
let page: Page;
let stranger: Page;
let office: Page;
let administrator: number;
let addresses: Awaited<ReturnType<typeof sampleAddresses>>;

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url, SESSION_SECRET: secret });
  administrator = (await aStaff(db, "administrator")).id;
  browser = await startBrowser();
  stranger = await newPage(null);
  office = await newPage(await beginSession(db, administrator, visitor, false, new Date()));
});

async function newPage(session: string | null): Promise<Page> {
  const context = await newReader(browser, { javaScriptEnabled: true });
  await context.addInitScript({ content: axe });
  if (session) await context.addCookies([{ name: "vamco", value: session, url: product.url }]);
  return await context.newPage();
}

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await close?.();
});

type Found = { rule: string; at: string; why: string };

/** In the page: what axe finds, as far as a person needs it to mend the page. */
function audit({ tags, only }: { tags: string[]; only: string[] | null }): Promise<Found[]> {
  type Node = { target: unknown[]; failureSummary?: string };
  type Axe = {
    run(context: Document, options: object): Promise<{ violations: { id: string; nodes: Node[] }[] }>;
  };
  const { run } = (globalThis as unknown as { axe: Axe }).axe;
  const runOnly = only ? { type: "rule", values: only } : { type: "tag", values: tags };
  return run(document, { runOnly, resultTypes: ["violations"], preload: false }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({
        rule: id,
        at: target.join(" "),
        why: failureSummary ?? "",
      })),
    ),
  );
}

/**
 * In the page: lays down what sticks to the window's edge. What scrolls under such a bar is hidden for a moment only, but
 * axe measures as if it stayed there.
 */
function unstick() {
  for (const element of document.querySelectorAll<HTMLElement>("main *")) {
    if (getComputedStyle(element).position === "sticky") element.style.position = "static";
  }
}

/** Looks at the page that is open, without loading it again, at each width and in each scheme. */
async function expectNoViolation() {
  const found: (Found & { width: number; scheme: string })[] = [];
  const tooWide: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(unstick);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const only = scheme === "light" ? null : coloured;
      const violations = await page.evaluate(audit, { tags: standards, only });
      found.push(...violations.map((violation) => ({ width, scheme, ...violation })));
    }
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (over > 0) tooWide.push(`${over} px too wide at ${width} px`);
  }
  const where = new URL(page.url()).pathname;
  expect({ where, tooWide, found }).toEqual({ where, tooWide: [], found: [] });
}

/** Each page in one language, all six in turn; the desk speaks that of the administrator. */
async function speak(turn: number): Promise<string> {
  const language = languages[turn % languages.length] ?? "vi";
  await db.staff.update({ where: { id: administrator }, data: { language } });
  return language;
}

async function goTo(address: string) {
  const url = new URL(address, product.url);
  page = url.pathname.startsWith("/admin") ? office : stranger;
  return await page.goto(url.href);
}

async function look(address: string) {
  await goTo(address);
  await expectNoViolation();
}

const typed: Record<string, string> = {
  kind: "return",
  "submitter.type": "overseas-vietnamese",
  need: "residence",
  subject: "Đăng ký thường trú",
  message: "Tôi muốn về sống ở quê.",
  place: "Huyện Đức Hòa",
  "submitter.name": "Nguyễn Thị Demo",
  "submitter.email": "demo@example.com",
  "submitter.country": "JP",
  "submitter.language": "vi",
  consent: "2026-1",
};

describe("before anybody has sent anything", () => {
  test.each(["/admin", "/admin/leads", "/admin/outbox", "/admin/audit", "/admin/staff"])("%s", look);
});

describe("the intake, step by step, each as it comes and when something is missing", () => {
  test.each([
    ["vi", typed],
    ["ja", { ...typed, kind: "investment", "submitter.type": "foreign-investor", place: "xã Đức Hòa" }],
    ["ko", { ...typed, kind: "obstacle", topic: "land", "submitter.type": "domestic-enterprise" }],
  ])(
    "in %s",
    async (lang, values) => {
      let at = await open(`${product.url}/${lang}/proposals/new`);
      for (let steps = 0; steps < 12 && !at.url.includes("/proposals/sent/"); steps += 1) {
        const address = new URL(at.url);
        await look(address.href);
        if (address.searchParams.has("form") && !address.searchParams.has("tried")) {
          address.searchParams.set("tried", "1");
          await look(address.href);
        }
        // A place that has to be asked about is answered by the first one that is offered.
        const place = /name="place" value="(commune:\d+)"/.exec(at.html)?.[1];
        at = await goOn(at, place ? { ...values, place } : values);
      }
      expect(at.url).toContain("/proposals/sent/");
      await look(at.url);
      await look(at.url.replace("/proposals/sent/", "/track/"));
    },
    60_000,
  );
});

describe("every page of the map, filled", () => {
  beforeAll(async () => {
    const now = new Date();
    const { accounts } = await makeDemoStaff(db, now);
    await demoLeads({ db, now, secret, mail, random: (bytes) => randomBytes(bytes) });
    await handleDemoLeads({ db, now, secret, mail }, accounts);
    addresses = await sampleAddresses(db, await aLead(db, now), administrator);
  });

  test.each(pages.map((door, turn) => ({ ...door, turn })))("$pattern", async ({ turn, ...door }) => {
    const answer = await goTo(addresses.of(door, await speak(turn)));
    // It shows what it is for, not that there is nothing; a spent one-time link and a page that is not there do say so.
    const expected = { "/:lang/welcome/:token": 410, "/*": 404 }[door.pattern] ?? 200;
    expect({ pattern: door.pattern, status: answer?.status() }).toEqual({
      pattern: door.pattern,
      status: expected,
    });
    await expectNoViolation();
  });

  test("a lead in every state, on the desk and for its sender", async () => {
    const leads = await db.lead.findMany({ distinct: ["state", "outcome"], orderBy: { id: "asc" } });
    expect(leads.length).toBeGreaterThan(4);
    for (const [turn, lead] of leads.entries()) {
      const lang = await speak(turn);
      await look(`/admin/leads/${lead.code}`);
      const { text } = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
      const token = /\/track\/([0-9a-z]+)/.exec(text)?.[1] ?? "";
      await look(`/${lang}/track/${token}`);
    }
  }, 180_000);

  test("the question for the code of a second factor", async () => {
    const id = await beginSession(db, administrator, visitor, true, new Date());
    page = await newPage(id);
    await page.goto(`${product.url}/ja/sign-in/code`);
    expect(page.url()).toContain("/ja/sign-in/code");
    await expectNoViolation();
    await page.context().close();
  });

  test("a one-time link", async () => {
    const token = await makeOneTimeLink(db, (await aStaff(db, "officer", "finance")).id, new Date());
    await look(`/vi/welcome/${token}`);
  });
});

describe("pages in other states", () => {
  test.each([
    ["a search that finds nothing", "/ja/opportunities?q=zzzzqq&sector=electronics&capitalMin=1"],
    [
      "a list with every kind of filter",
      "/vi/opportunities?q=khu&kind=project&status=listed&status=awarded&areaMin=10&sort=area&currency=JPY",
    ],
    ["the last page of a list", "/zh-TW/opportunities?page=3"],
    ["a park with land to let", "/zh/opportunities/huu-thanh"],
    ["a place that the page has to ask about", "/en/communes?q=Tan+Binh"],
    ["a place that nobody knows", "/ko/communes?q=zzzz"],
    ["a page that does not exist", "/ko/no-such-page"],
    ["a page of the desk that does not exist", "/admin/no-such-page"],
    ["a filter that is not understood", "/en/opportunities?capitalMin=much&sector=nothing&page=9999"],
    ["an answer that does not tell who is known", "/ja/track?sent=1"],
    ["an opportunity that is not there any more", "/vi/proposals/new?opportunity=nowhere"],
    ["an empty queue", "/admin/leads?q=zzzz"],
    ["an empty outbox", "/admin/outbox?state=failed"],
  ])("%s", (_state, address) => look(address));
});

describe("each form, sent empty", () => {
  const forms = pages.filter(({ hasAction, pattern }) => hasAction && pattern !== "/admin/sign-out");
  test.each(forms.map((door, turn) => ({ ...door, turn })))("$pattern", async ({ turn, ...door }) => {
    await goTo(addresses.of(door, await speak(turn)));
    const form = page.locator("main form[method=post]").first();
    if ((await form.count()) === 0) return;
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await form.evaluate((element) => {
      if (!(element instanceof HTMLFormElement)) return;
      for (const field of element.querySelectorAll("input, textarea, select")) {
        if (field instanceof HTMLInputElement && field.type === "hidden") continue;
        if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = "";
      }
      element.submit();
    });
    await answered;
    await page.waitForLoadState();
    await expectNoViolation();
  });
});
