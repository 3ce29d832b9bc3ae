import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { languages } from "~/core/shared/language";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { newReader, startBrowser } from "./browser";
import { freshDatabase } from "./database";
import { aStaff, secret } from "./desk";
import { type Product, startProduct } from "./product";
import type { Door } from "./site-map";

/** Looks at pages of a running product with axe: tests/journeys/accessibility-*.test.ts. */

const visitor = { address: "127.0.0.1", userAgent: "test" };
type Scheme = "light" | "dark";
/**
 * A phone by day and a desk by night: both widths, and both schemes, of every page. Measuring colours is most of the work
 * of all tests, so that the other two pairs are for `AXE_WALK=full`, and so are the colours of texts that look alike.
 */
const isFull = process.env.AXE_WALK === "full";
const windows: [width: number, schemes: Scheme[]][] = isFull
  ? [
      [360, ["light", "dark"]],
      [1280, ["light", "dark"]],
    ]
  : [
      [360, ["light"]],
      [1280, ["dark"]],
    ];
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** axe itself, which its Playwright package brings: running it in the page is several times as fast as that package. */
const require = createRequire(import.meta.url);
const axe = readFileSync(
  createRequire(require.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Whether a door shows the lead's page, with the form of what is done to it opened: one page, and many forms. */
export const opensLeadPage = ({ file, hasAction }: Door): boolean =>
  hasAction && readFileSync(path.join("app", file), "utf8").includes("<LeadPage");

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
    return { page, status: await openIn(page, url.href) };
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
  const page = await context.newPage();
  await page.goto(`${url}/en/accessibility`);
  return page;
}

/**
 * Opens an address in a tab: by going there with `AXE_WALK=full`, and otherwise by putting its page into the tab's
 * document, where axe is loaded and warm. Loading it anew costs more than most pages.
 * @returns the status of the answer
 */
export async function openIn(page: Page, address: string): Promise<number | undefined> {
  if (isFull) return (await page.goto(address))?.status();
  return await page.evaluate(putIntoDocument, { address, form: null });
}

/** Sends a form with every field emptied that a person can empty, and shows the answer. */
export async function sendEmpty(page: Page, form: string): Promise<void> {
  await page.evaluate(putIntoDocument, { address: null, form });
}

/** In the page: shows what an address, or a form that is sent empty, answers; without its scripts. @returns the status */
async function putIntoDocument({ address, form }: { address: string | null; form: string | null }) {
  const request = (): [string, RequestInit] => {
    const sent = form ? document.querySelector(form) : null;
    if (!(sent instanceof HTMLFormElement)) return [address ?? location.href, {}];
    for (const field of sent.querySelectorAll("input, textarea")) {
      const isText = field instanceof HTMLTextAreaElement;
      if (isText || (field instanceof HTMLInputElement && field.type !== "hidden")) field.value = "";
    }
    const fields = [...new FormData(sent)].map(([name, value]) => [name, String(value)]);
    return [sent.action, { method: "POST", body: new URLSearchParams(fields) }];
  };
  const answer = await fetch(...request());
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.replaceState(null, "", answer.url);
  const root = document.documentElement;
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
  document.head.replaceWith(next.head);
  document.body.replaceWith(next.body);
  const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  await Promise.all(
    styles.map((style) => style.sheet ?? new Promise((loaded) => style.addEventListener("load", loaded))),
  );
  await document.fonts.ready;
  return answer.status;
}

async function speak(db: Database, administrator: number, turn: number): Promise<string> {
  const language = languages[turn % languages.length] ?? "vi";
  await db.staff.update({ where: { id: administrator }, data: { language } });
  return language;
}

type Found = { rule: string; at: string; why: string };

/** The looks whose colours were measured, by window and scheme: what every page bears is measured once a walk. */
const looksMeasured = new Map<string, number[]>();

/**
 * In the page: what axe finds, as far as a person needs it to mend the page. Colours are measured of every text, or (with
 * the looks that were measured before) of the first of those that look alike: the same elements all the way up, with the
 * same classes and states.
 * @returns the violations, and the numbers of the looks that were measured now
 */
async function audit({
  tags,
  before,
  within,
}: {
  tags: string[];
  before: number[] | null;
  within: string;
}): Promise<{ found: Found[]; measured: number[] }> {
  type Node = { target: unknown[]; failureSummary?: string };
  type Axe = {
    configure(spec: object): void;
    run(context: object, options: object): Promise<{ violations: { id: string; nodes: Node[] }[] }>;
  };
  const { axe } = globalThis as unknown as { axe: Axe };
  const measured = new Set<number>();
  if (before) {
    const known = new Set(before);
    const states = [
      "class",
      "open",
      "checked",
      "disabled",
      "aria-current",
      "aria-invalid",
      "type",
      "role",
      "lang",
    ];
    // A number for each look: the prime keeps it, times 31, exact.
    const prime = 140_737_488_355_213;
    const looks = new Map<Element, number>();
    const lookOf = (element: Element): number => {
      const seen = looks.get(element);
      if (seen !== undefined) return seen;
      let look = element.parentElement ? lookOf(element.parentElement) : 1;
      const own = [element.tagName, ...states.map((state) => element.getAttribute(state))].join("\t");
      for (let at = 0; at < own.length; at += 1) look = (look * 31 + own.charCodeAt(at)) % prime;
      looks.set(element, look);
      return look;
    };
    for (const element of document.querySelectorAll("body *")) {
      element.removeAttribute("data-measured");
      const isText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
      if (!(isText || element instanceof HTMLInputElement)) continue;
      const look = lookOf(element);
      if (known.has(look) || measured.has(look)) continue;
      measured.add(look);
      element.setAttribute("data-measured", "");
    }
    axe.configure({ rules: [{ id: "color-contrast", selector: "[data-measured]" }] });
  }
  const { violations } = await axe.run(
    { include: within },
    {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
      preload: false,
    },
  );
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      rule: id,
      at: target.join(" "),
      why: failureSummary ?? "",
    })),
  );
  return { found, measured: [...measured] };
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

/** In the page: takes away what is not `within`, nor around it. axe reads the whole page, however little it is asked of. */
function keepOnly(within: string) {
  const kept = [...document.querySelectorAll(within)];
  for (const element of document.querySelectorAll("body *")) {
    if (!kept.some((one) => one.contains(element) || element.contains(one))) element.remove();
  }
}

/** Looks at the page as it stands, or `within` a part of it, without loading it again, at each width in its schemes. */
export async function expectNoViolation(page: Page, within = "html"): Promise<void> {
  if (within !== "html") await page.evaluate(keepOnly, within);
  // Each look begins as the one before has ended: laying out a page anew costs as much as a small one.
  windows.reverse();
  const found: (Found & { width: number; scheme: string })[] = [];
  const tooWide: string[] = [];
  for (const [width, schemes] of windows) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(unstick);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      const measured = looksMeasured.get(`${width} ${scheme}`) ?? [];
      const seen = await page.evaluate(audit, { tags: standards, before: isFull ? null : measured, within });
      looksMeasured.set(`${width} ${scheme}`, [...measured, ...seen.measured]);
      found.push(...seen.found.map((violation) => ({ width, scheme, ...violation })));
    }
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (over > 0) tooWide.push(`${over} px too wide at ${width} px`);
  }
  const where = new URL(page.url()).pathname;
  expect({ where, tooWide, found }).toEqual({ where, tooWide: [], found: [] });
}
