import { get } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "~/core/shared/language";
import type { Database } from "~/infra/db/client.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { decode } from "../support/html-client";
import { type Product, startProduct } from "../support/product";
import { sampleAddresses } from "../support/sample-addresses";
import { siteMap } from "../support/site-map";

/** What every page of the map promises that a reader opens without an account. */
const pages = (await siteMap()).filter((door) => door.hasPage && door.pattern.startsWith("/:lang"));

/** Pages that belong to one person or lead to one: search engines are told to leave them. */
const personal = /\/(sign-in|welcome|proposals\/sent|track\/:token)/;

let db: Database;
let product: Product;
let addresses: Awaited<ReturnType<typeof sampleAddresses>>;

beforeAll(async () => {
  const database = await freshDatabase();
  db = database.db;
  product = await startProduct({ DATABASE_URL: database.url });
  addresses = await sampleAddresses(db, await aLead(db, new Date()), (await aStaff(db, "administrator")).id);
});
afterAll(async () => {
  await product?.stop();
  await db?.$disconnect();
});

async function read(path: string) {
  const answer = await fetch(new URL(path, product.url), { redirect: "manual" });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** The value of an attribute of each tag that `tag` finds. */
function attributes(html: string, tag: RegExp, name: string): string[] {
  return [...html.matchAll(tag)].map(([found]) =>
    decode(new RegExp(`\\s${name}="([^"]*)"`).exec(found)?.[1] ?? ""),
  );
}

describe.each(languages)("in %s", (lang) => {
  test.each(pages)("$pattern", async (door) => {
    const address = addresses.of(door, lang);
    const { status, headers, html } = await read(address);
    // The code of a second factor is asked of those who have given their password; a spent link says so.
    if (status === 303) return expect(headers.get("Location")).toContain(`/${lang}/sign-in`);
    expect([200, 410]).toContain(status);
    expect(headers.getSetCookie()).toEqual([]);
    expect(
      attributes(html, /<script[^>]*>/g, "type").filter((type) => type !== "application/ld+json"),
    ).toEqual([]);
    expect(html.match(/\s(style|on[a-z]+)="/g)).toBeNull();
    expect(attributes(html, /<html[^>]*>/g, "lang")).toEqual([lang]);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(/<title>([^<]+)<\/title>/.exec(html)?.[1]?.trim()).toBeTruthy();
    expect(attributes(html, /<meta name="description"[^>]*>/g, "content")[0]).toBeTruthy();
    expect(html).not.toMatch(/undefined|\bNaN\b|\[object|\{\{|⟦/);

    const own = languages.map((other) => product.url + addresses.of(door, other));
    const noIndex = html.includes('<meta name="robots" content="noindex"/>');
    expect(noIndex).toBe(personal.test(door.pattern));
    const canonical = attributes(html, /<link rel="canonical"[^>]*>/g, "href");
    const alternates = attributes(html, /<link rel="alternate"[^>]*>/g, "href");
    expect(canonical).toEqual(noIndex ? [] : [product.url + address]);
    expect(alternates).toEqual(noIndex ? [] : own);

    // The switch leads to this page in each language.
    const leads = attributes(html, /<a\s[^>]*>/g, "href").concat(
      attributes(html, /<button\s[^>]*>/g, "formaction"),
    );
    for (const language of languages) expect(leads).toContain(addresses.of(door, language));
  });
});

/** Pages that the server draws without Remix; a form has a token of its own each time. */
const drawn = pages.filter(({ pattern }) => !/sign-in|welcome|proposals|track/.test(pattern));
const asking = [
  "",
  "?q=khu+cong+nghiep&sort=area&page=2",
  "?capitalMin=x&place=nowhere",
  "?q=Tan+Binh&areaMin=-1",
];

test.each(drawn)("$pattern is to the byte what Remix would send", async (door) => {
  for (const lang of languages) {
    const address = addresses.of(door, lang);
    // With slashes behind it an address is the same page, which the whole of Remix answers.
    const own = new RegExp(`(/(?:${languages.join("|")})${address.slice(lang.length + 1)})//`, "g");
    for (const search of asking) {
      const direct = await read(address + search);
      const remix = await read(`${address}//${search}`);
      expect(direct.html).toBe(remix.html.replace(own, "$1"));
      expect(direct.status).toBe(remix.status);
      expect(told(direct.headers)).toEqual(told(remix.headers));
    }
  }
  expect(product.output()).not.toContain("could not be drawn directly");
});

/** What a browser is told, the moment and the length apart. */
function told(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => name !== "date" && name !== "content-length");
}

test.each(["/opportunities?q=khu&kind=project&sort=area", "/communes?q=Tan+Binh"])(
  "the language switch keeps what %s asks",
  async (path) => {
    const { html } = await read(`/vi${path}`);
    const links = attributes(html, /<a [^>]*hrefLang=[^>]*>/gi, "href");
    expect(links.map((href) => href.replace(/^\/[^/]+/, ""))).toEqual(languages.map(() => path));
  },
);

/** Follows the links of the site from `start`, the nearest first, and no further than `most` pages. */
async function crawl(start: string, most: number): Promise<string[]> {
  const seen = new Set([start]);
  const dead: string[] = [];
  for (const address of seen) {
    const { status, headers, html } = await read(address);
    const to = headers.get("Location");
    if (status >= 400) dead.push(`${status} ${address}`);
    const links = [
      ...attributes(html, /<(a|link)\s[^>]*>/g, "href"),
      ...attributes(html, /<img[^>]*>/g, "src"),
    ];
    for (const link of to ? [to] : links) {
      const { origin, pathname, search } = new URL(link || "#", product.url + address);
      // The languages are the same pages again: the table above has them.
      const same = pathname.startsWith(start) || !/^\/(vi|en|zh|zh-TW|ja|ko)(\/|$)/.test(pathname);
      if (origin === product.url && same && seen.size < most) seen.add(pathname + search);
    }
  }
  return dead;
}

test.each(["/vi", "/ja"])("no link that starts at %s ends nowhere", async (start) => {
  expect(await crawl(start, 250)).toEqual([]);
});

test("the fragments that a page links to are on it", async () => {
  for (const door of pages) {
    const { html } = await read(addresses.of(door, "vi"));
    const fragments = attributes(html, /<a\s[^>]*>/g, "href").filter((href) => href.startsWith("#"));
    for (const fragment of fragments) expect(html).toContain(`id="${fragment.slice(1)}"`);
  }
});

test.each(languages)(
  "the list in %s with its style is under 40 KB on the wire, fonts apart",
  async (lang) => {
    const list = await packed(`/${lang}/opportunities`);
    const html = brotliDecompressSync(list).toString();
    const styles = attributes(html, /<link rel="stylesheet"[^>]*>/g, "href");
    expect(styles.length).toBeGreaterThan(0);
    const sizes = (await Promise.all([...new Set(styles)].map(packed))).map((body) => body.length);
    expect(list.length + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40 * 1024);
  },
);

/** The bytes of an answer as a browser gets them. */
function packed(path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(`${product.url}${path}`, { headers: { "Accept-Encoding": "br" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve(Buffer.concat(chunks)));
    }).on("error", reject);
  });
}
