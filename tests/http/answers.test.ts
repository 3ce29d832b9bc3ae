import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../support/database";
import { type Product, startProduct } from "../support/product";

let product: Product;

beforeAll(async () => {
  const { url, close } = await freshDatabase();
  await close();
  product = await startProduct({ DATABASE_URL: url });
});
afterAll(() => product?.stop());

test.each([
  ["vi-VN,vi;q=0.9,en;q=0.8", "/vi"],
  ["fr, ja;q=0.4, ko;q=0.7", "/ko"],
  ["zh-HK", "/zh-TW"],
  ["zh-Hant-MO;q=0.1", "/zh-TW"],
  ["zh", "/zh"],
  ["de", "/en"],
  ["vi;q=0, en;q=nonsense;;,,", "/en"],
])("a reader whose browser says %s is sent to %s", async (header, target) => {
  const answer = await fetch(product.url, { redirect: "manual", headers: { "Accept-Language": header } });
  expect(answer.status).toBe(302);
  expect(answer.headers.get("Location")).toBe(target);
});

test.each([
  ["/ja/no-such-page", {}, 404, "ja"],
  ["/fr", {}, 404, "en"],
  [
    "/vi",
    {
      method: "POST",
      body: new URLSearchParams({ a: "1" }),
      headers: { Origin: "https://elsewhere.example" },
    },
    403,
    "vi",
  ],
  ["/vi", { method: "POST", body: new URLSearchParams({ a: "1" }), headers: { Origin: "null" } }, 403, "vi"],
  [
    "/ko",
    {
      method: "POST",
      body: "a".repeat(300_000),
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    },
    413,
    "ko",
  ],
  ["/en", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }, 415, "en"],
  ["/zh", { method: "DELETE" }, 405, "zh"],
] satisfies [string, RequestInit, number, string][])(
  "%s is refused with a page in the reader's language (case %#)",
  async (path, init, status, lang) => {
    const answer = await fetch(product.url + path, init);
    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(page).toContain(`<html lang="${lang}"`);
    expect(page).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    expect(answer.headers.get("Content-Security-Policy")).not.toContain("unsafe");
  },
);
