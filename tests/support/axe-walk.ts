import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { languages } from "~/core/shared/language";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { newReader, startBrowser } from "./browser";
import { freshDatabase } from "./database";
import { aStaff, secret } from "./desk";
import { type Product, startProduct } from "./product";

/** Looks at pages of a running product with axe: tests/journeys/accessibility-*.test.ts. */

const visitor = { address: "127.0.0.1", userAgent: "test" };
const widths = [360, 1280];
const schemes = ["light", "dark"] as const;
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules whose answer depends on colours: the others are asked in one scheme. */
const coloured = ["color-contrast", "link-in-text-block"];

/** axe itself, which its Playwright package brings: running it in the page is several times as fast as that package. */
const require = createRequire(import.meta.url);
const axe = readFileSync(
  createRequire(require.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);

export type AxeWalk = Awaited<ReturnType<typeof startAxeWalk>>;

/** A product of its own, and two readers: a stranger for what is public, an administrator for the desk. */
export async function startAxeWalk() {
  const { db, close, url: databaseUrl } = await freshDatabase();
  const product = await startProduct({ DATABASE_URL: databaseUrl, SESSION_SECRET: secret });
  const administrator = (await aStaff(db, "administrator")).id;
  const browser = await startBrowser();
  const stranger = await readerOf(browser, product, null);
  const session = (half = false) => beginSession(db, administrator, visitor, half, new Date());
  const office = await readerOf(browser, product, await session());

  const goTo = async (address: string) => {
    const url = new URL(address, product.url);
    const page = url.pathname.startsWith("/admin") ? office : stranger;
    return { page, status: (await page.goto(url.href))?.status() };
  };
  return {
    db,
    product,
    administrator,
    goTo,
    /** Goes there and looks. */
    look: async (address: string) => expectNoViolation((await goTo(address)).page),
    /** A page of the administrator whose password is accepted and whose second factor is still asked for. */
    halfSignedIn: async () => readerOf(browser, product, await session(true)),
    /** Each page in one language, all six in turn; the desk speaks that of the administrator. */
    speak: async (turn: number) => speak(db, administrator, turn),
    stop: async () => {
      await browser.close();
      await product.stop();
      await close();
    },
  };
}

async function readerOf(browser: Browser, { url }: Product, session: string | null): Promise<Page> {
  const context = await newReader(browser, { javaScriptEnabled: true });
  await context.addInitScript({ content: axe });
  if (session) await context.addCookies([{ name: "vamco", value: session, url }]);
  return await context.newPage();
}

async function speak(db: Database, administrator: number, turn: number): Promise<string> {
  const language = languages[turn % languages.length] ?? "vi";
  await db.staff.update({ where: { id: administrator }, data: { language } });
  return language;
}

type Found = { rule: string; at: string; why: string };

/**
 * In the page: what axe finds, as far as a person needs it to mend the page. Colours are measured once: measuring takes
 * nine tenths of a look, so that a wider window is asked about those words only that a narrower one did not show in
 * the same colours, on the same ground and in the same letters.
 */
async function audit(asked: { tags: string[]; coloured: string[]; scheme: string; isFirst: boolean }) {
  type Node = { target: unknown[]; failureSummary?: string };
  type Context = Document | { include: Element[] };
  type Axe = {
    run(context: Context, options: object): Promise<{ violations: { id: string; nodes: Node[] }[] }>;
  };
  const { axe, seen = new Map() } = globalThis as unknown as {
    axe: Axe;
    seen?: Map<string, WeakMap<Element, string>>;
  };
  Object.assign(globalThis, { seen });
  const before = (!asked.isFirst && seen.get(asked.scheme)) || new WeakMap<Element, string>();
  seen.set(asked.scheme, before);

  const grounds = new Map<Element, string>();
  const groundOf = (element: Element | null): string => {
    if (!element) return "";
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
    const ground = `${groundOf(element.parentElement)} ${backgroundColor} ${backgroundImage} ${opacity}`;
    grounds.set(element, ground);
    return ground;
  };
  const unseen = [...document.body.querySelectorAll("*")].filter((element) => {
    const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const isField = element.matches("input, select, textarea");
    if ((!hasWords && !isField) || element.getClientRects().length === 0) return false;
    const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
    const look = `${groundOf(element)} ${color} ${fontSize} ${fontWeight} ${textDecorationLine}`;
    const isSeen = before.get(element) === look;
    before.set(element, look);
    return !isSeen;
  });

  const common = { resultTypes: ["violations"], preload: false };
  const run = (context: Context, options: object) => axe.run(context, { ...common, ...options });
  const violations: { id: string; nodes: Node[] }[] = [];
  if (asked.scheme === "light") {
    const rules = Object.fromEntries(asked.coloured.map((rule) => [rule, { enabled: false }]));
    violations.push(
      ...(await run(document, { runOnly: { type: "tag", values: asked.tags }, rules })).violations,
    );
  }
  if (unseen.length > 0) {
    const context = asked.isFirst ? document : { include: unseen };
    violations.push(
      ...(await run(context, { runOnly: { type: "rule", values: asked.coloured } })).violations,
    );
  }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }): Found => ({
        rule: id,
        at: target.join(" "),
        why: failureSummary ?? "",
      }),
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

/** Looks at the page as it stands, without loading it again, at each width and in each scheme. */
export async function expectNoViolation(page: Page): Promise<void> {
  const found: (Found & { width: number; scheme: string })[] = [];
  const tooWide: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(unstick);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const isFirst = width === widths[0];
      const violations = await page.evaluate(audit, { tags: standards, coloured, scheme, isFirst });
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
