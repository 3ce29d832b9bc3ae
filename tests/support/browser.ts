import chromium from "@sparticuz/chromium";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as playwright,
} from "playwright-core";
import { inject } from "vitest";

/** What the package's flags would break or weaken here, or draw in software for nobody to see. */
const unwanted =
  /^--(single-process|no-zygote|in-process-gpu|disable-web-security|allow-running-insecure-content|headless|disable-features|use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist)/;

/** The browser from npm, or the one of CHROMIUM_PATH. Unpacked once a run: see product.setup.ts. */
export async function chromiumPath(): Promise<string> {
  return process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
}

export async function startBrowser(path = inject("chromium")): Promise<Browser> {
  const quiet = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  return await playwright.launch({
    executablePath: path,
    args: [...chromium.args.filter((arg) => !unwanted.test(arg)), "--no-sandbox", ...quiet],
  });
}

export const phone = { viewport: { width: 360, height: 740 } } satisfies BrowserContextOptions;
export const desktop = { viewport: { width: 1280, height: 900 } } satisfies BrowserContextOptions;

/** A reader's browser; scripts that the page should not have would fail the test by the policy they break. */
export async function newReader(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  return context;
}
