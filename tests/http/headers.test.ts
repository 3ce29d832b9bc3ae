import { readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginSession } from "~/services/accounts/sessions.server";
import { newFormToken } from "~/services/intake/form-token.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, secret } from "../support/desk";
import { type Product, startProduct } from "../support/product";

/** What every answer carries, to the letter: whoever weakens one of these changes this table first. */
const security = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "strict-transport-security": null,
  "x-powered-by": null,
  server: null,
  "access-control-allow-origin": null,
  "set-cookie": null,
} as const;

const asked = Object.keys(security);
const html = "text/html; charset=utf-8";
const ownSecret = { "referrer-policy": "same-origin", "cache-control": "no-store" } as const;
const form = { "Content-Type": "application/x-www-form-urlencoded" };

type Row = {
  what: string;
  path: string | (() => string);
  init?: RequestInit;
  status: number;
  type: string | null;
  headers?: Record<string, string | null>;
};

let product: Product;
let overHttps: Product;
let cookie: string;
let code: string;
let token: string;

beforeAll(async () => {
  const { url, db, close } = await freshDatabase();
  const now = new Date();
  const lead = await aLead(db, now);
  code = lead.code;
  const mail = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
  token = /\/track\/([0-9a-z]+)/.exec(mail.text)?.[1] ?? "";
  const { id } = await aStaff(db, "administrator");
  cookie = `vamco=${await beginSession(db, id, { address: "127.0.0.1", userAgent: "test" }, false, now)}`;
  await close();
  product = await startProduct({ DATABASE_URL: url, SESSION_SECRET: secret });
  overHttps = await startProduct({
    DATABASE_URL: url,
    SESSION_SECRET: secret,
    PUBLIC_URL: "https://site.example.com",
    RATE_LIMITS: "on",
  });
});
afterAll(async () => {
  await product?.stop();
  await overHttps?.stop();
});

const asset = (ending: RegExp) =>
  `/assets/${readdirSync("build/client/assets").find((name) => ending.test(name))}`;
const signedIn = () => ({ headers: { Cookie: cookie } });

const rows: Row[] = [
  { what: "home", path: "/vi", status: 200, type: html },
  { what: "a list", path: "/en/opportunities", status: 200, type: html },
  { what: "a page of one record", path: "/ja/parks/huu-thanh", status: 200, type: html },
  { what: "an information page", path: "/ko/privacy", status: 200, type: html },
  {
    what: "a redirect to the language",
    path: "/",
    status: 302,
    type: null,
    headers: { vary: "Accept-Language" },
  },
  { what: "the intake", path: "/vi/proposals/new", status: 200, type: html, headers: ownSecret },
  {
    what: "a receipt",
    path: () => `/vi/proposals/sent/${token}`,
    status: 200,
    type: html,
    headers: ownSecret,
  },
  {
    what: "a tracking page as a telephone writes it",
    path: () => `/vi/Tr%61ck/${token}`,
    status: 200,
    type: html,
    headers: ownSecret,
  },
  { what: "a tracking page", path: () => `/vi/track/${token}`, status: 200, type: html, headers: ownSecret },
  {
    what: "a tracking page of nobody",
    path: "/vi/track/nothing",
    status: 404,
    type: html,
    headers: ownSecret,
  },
  {
    what: "the page that asks for a link",
    path: "/vi/track",
    status: 200,
    type: html,
    headers: { "cache-control": "no-store" },
  },
  {
    what: "the sign-in",
    path: "/vi/sign-in",
    status: 200,
    type: html,
    headers: { "cache-control": "no-store" },
  },
  { what: "a spent one-time link", path: "/vi/welcome/spent", status: 410, type: html, headers: ownSecret },
  {
    what: "the desk for a stranger",
    path: "/admin/leads",
    status: 303,
    type: null,
    headers: { "cache-control": "no-store" },
  },
  {
    what: "the desk's data for a stranger",
    path: "/admin/leads.data",
    status: 202,
    type: "text/x-script",
    headers: { "cache-control": "no-store" },
  },
  { what: "a page that does not exist", path: "/ja/nowhere", status: 404, type: html },
  { what: "an unknown language", path: "/fr/opportunities", status: 404, type: html },
  { what: "an unknown record", path: "/zh/parks/nowhere", status: 404, type: html },
  { what: "an asset that does not exist", path: "/assets/nothing.css", status: 404, type: html },
  { what: "a method that we do not take", path: "/vi", init: { method: "PUT" }, status: 405, type: html },
  {
    what: "a post from another site",
    path: "/vi/track",
    init: { method: "POST", body: "a=1", headers: { ...form, Origin: "https://other.example" } },
    status: 403,
    type: html,
    headers: { "cache-control": "no-store" },
  },
  {
    what: "a post that is too large",
    path: "/vi/proposals/new",
    init: { method: "POST", body: "a".repeat(300_000), headers: form },
    status: 413,
    type: html,
    headers: ownSecret,
  },
  {
    what: "a post of another type",
    path: "/vi/proposals/new",
    init: { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } },
    status: 415,
    type: html,
    headers: ownSecret,
  },
  {
    what: "a post where nothing is posted",
    path: "/vi",
    init: { method: "POST", body: "a=1", headers: form },
    status: 405,
    type: html,
  },
  {
    what: "a step that lacks something",
    path: "/vi/proposals/new",
    init: { method: "POST", body: "form.step=kind", headers: form },
    status: 303,
    type: null,
    headers: ownSecret,
  },
  {
    what: "a style sheet",
    path: asset(/\.css$/),
    status: 200,
    type: "text/css; charset=utf-8",
    headers: { "cache-control": "public, max-age=31536000, immutable" },
  },
  {
    what: "a font",
    path: asset(/\.woff2$/),
    status: 200,
    type: "font/woff2",
    headers: { "cache-control": "public, max-age=31536000, immutable" },
  },
  { what: "a static file", path: "/favicon.svg", status: 200, type: "image/svg+xml; charset=utf-8" },
  { what: "the share image", path: "/share.png", status: 200, type: "image/png" },
  { what: "the sitemap", path: "/sitemap.xml", status: 200, type: "application/xml; charset=utf-8" },
  { what: "robots.txt", path: "/robots.txt", status: 200, type: "text/plain; charset=utf-8" },
  {
    what: "healthz",
    path: "/healthz",
    status: 200,
    type: "text/plain; charset=utf-8",
    headers: { "cache-control": "no-store" },
  },
  {
    what: "readyz",
    path: "/readyz",
    status: 200,
    type: "application/json",
    headers: { "cache-control": "no-store" },
  },
  { what: "a page's data", path: "/vi/parks.data", status: 200, type: "text/x-script" },
  { what: "HEAD", path: "/vi", init: { method: "HEAD" }, status: 200, type: html },
  { what: "an address that is not well formed", path: "/vi/parks/%E0%A4%A", status: 404, type: html },
];

test.each(rows)(
  "$what: $status, with exactly these headers",
  async ({ path, init, status, type, headers }) => {
    const address = product.url + (typeof path === "string" ? path : path());
    const answer = await fetch(address, { redirect: "manual", ...init });
    await answer.arrayBuffer();
    const expected = { ...security, ...headers };
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, answer.headers.get(name)]));
    expect({ status: answer.status, type: answer.headers.get("content-type"), ...found }).toEqual({
      status,
      type,
      ...expected,
    });
  },
);

test.each(["/admin", "/admin/leads", "/admin/outbox", "/admin/nowhere"])(
  "%s is kept by nobody, whoever looks",
  async (path) => {
    const answer = await fetch(product.url + path, { redirect: "manual", ...signedIn() });
    const found = Object.fromEntries(asked.map((name) => [name, answer.headers.get(name)]));
    expect(found).toEqual(security);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  },
);

test("a lead's page and its data are kept by nobody", async () => {
  for (const ending of ["", ".data"]) {
    const answer = await fetch(`${product.url}/admin/leads/${code}${ending}`, signedIn());
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  }
});

test("behind https every class of answer tells browsers to stay there, and the cookie is bound to the host", async () => {
  for (const path of ["/vi", "/vi/nowhere", "/favicon.svg", "/healthz", "/admin", asset(/\.css$/)]) {
    const answer = await fetch(overHttps.url + path, { redirect: "manual" });
    expect([path, answer.headers.get("strict-transport-security")]).toEqual([
      path,
      "max-age=31536000; includeSubDomains",
    ]);
  }
});

describe("a post is taken from this site alone", () => {
  const post = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      // Not fetch, which adds headers of its own.
      const sent = httpRequest(
        `${product.url}/vi/track`,
        { method: "POST", headers: { ...form, ...headers } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      sent.on("error", reject);
      sent.end("code=&email=");
    });

  test.each([
    ["no Origin, no cookie: no browser", {}, false, true],
    ["no Origin, with a cookie", {}, true, false],
    ["our Origin", { Origin: "own" }, false, true],
    ["our Origin, with a cookie", { Origin: "own" }, true, true],
    ["another Origin", { Origin: "https://other.example" }, false, false],
    ["another Origin, with a cookie", { Origin: "https://other.example" }, true, false],
    ["another port of this machine", { Origin: "http://localhost:1" }, false, false],
    ["a null Origin", { Origin: "null" }, false, false],
    ["a null Origin, with a cookie", { Origin: "null" }, true, false],
    ["an Origin that is none", { Origin: "nonsense" }, false, false],
    ["our Origin from another site", { Origin: "own", "Sec-Fetch-Site": "cross-site" }, false, false],
    ["our Origin from a neighbour", { Origin: "own", "Sec-Fetch-Site": "same-site" }, true, false],
    ["our Origin from our own page", { Origin: "own", "Sec-Fetch-Site": "same-origin" }, true, true],
    ["no Origin, from another site", { "Sec-Fetch-Site": "cross-site" }, false, false],
    [
      "a forwarded host that nobody vouches for",
      { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
      false,
      false,
    ],
  ] satisfies [string, Record<string, string>, boolean, boolean][])(
    "%s",
    async (_case, given, withCookie, taken) => {
      const headers: Record<string, string> = { ...given, ...(withCookie && { Cookie: cookie }) };
      if (headers.Origin === "own") headers.Origin = product.url;
      // Taken: the page says what the form lacks.
      expect(await post(headers)).toBe(taken ? 422 : 403);
    },
  );
});

describe("bad requests are told so by a page in the reader's language", () => {
  const formToken = () => newFormToken(secret, new Uint8Array(16), new Date());
  test.each([
    ["/ja/proposals/new", { method: "POST", body: "a".repeat(300_000), headers: form }, 413, "ja"],
    [
      "/ko/proposals/new",
      { method: "POST", body: "<a/>", headers: { "Content-Type": "text/xml" } },
      415,
      "ko",
    ],
    [
      "/zh-TW/track",
      { method: "POST", body: "x", headers: { "Content-Type": "multipart/form-data" } },
      400,
      "zh-TW",
    ],
    ["/zh/track/nothing", { method: "POST", body: "reply=a", headers: form }, 404, "zh"],
    ["/vi/communes/nowhere", {}, 404, "vi"],
    ["/ja/opportunities/%00", {}, 404, "ja"],
    ["/vi/parks", { method: "PATCH" }, 405, "vi"],
    ["/klingon", { headers: { "Accept-Language": "ko" } }, 404, "ko"],
    ["/klingon/track/x", { headers: { "Accept-Language": "zh-TW" } }, 404, "zh-TW"],
    ["/ja/proposals/sent/unknown", {}, 404, "ja"],
  ] satisfies [string, RequestInit, number, string][])("%s (case %#)", async (path, init, status, lang) => {
    const answer = await fetch(product.url + path, { redirect: "manual", ...init });
    const page = await answer.text();
    expect([answer.status, /<html lang="([^"]+)"/.exec(page)?.[1]]).toEqual([status, lang]);
    expect(page).toMatch(/<title>[^<]+<\/title>/);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
  });

  test("chunks without an announced length are counted too", async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sent = httpRequest(
        `${product.url}/vi/proposals/new`,
        { method: "POST", headers: { ...form, "Transfer-Encoding": "chunked" } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      sent.on("error", reject);
      sent.write(`form.token=${formToken()}&message=`);
      for (let chunk = 0; chunk < 5; chunk += 1) sent.write("a".repeat(60_000));
      sent.end();
    });
    expect(status).toBe(413);
  });
});
