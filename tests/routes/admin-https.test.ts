import { generateSync } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashPassword } from "~/infra/auth/passwords.server";
import type { Database } from "~/infra/db/client.server";
import { freshDatabase } from "../support/database";
import { aStaff } from "../support/desk";
import { deskClient } from "../support/desk-client";
import { type Product, startProduct } from "../support/product";

/** The product as it runs in earnest: PUBLIC_URL is https, rate limits are on. */

let db: Database;
let close: () => Promise<void>;
let product: Product;
const password = "a quiet boat on the Vam Co";

beforeAll(async () => {
  const fresh = await freshDatabase();
  ({ db, close } = fresh);
  const settings = { DATABASE_URL: fresh.url, PUBLIC_URL: "https://dautu.example.com", RATE_LIMITS: "on" };
  product = await startProduct(settings);
}, 120_000);
afterAll(async () => {
  await product?.stop();
  await close();
});

async function person(role: "administrator" | "officer") {
  const { id } = await aStaff(db, role, "finance", { passwordHash: await hashPassword(password) });
  return (await db.staff.findUniqueOrThrow({ where: { id } })).email;
}

test("the first administrator has an address of this house", () => {
  expect(product.output()).toMatch(/^Administrator: admin@dautu\.example\.com {2}one-time password: \S+$/m);
});

test("the cookie is bound to this host and to https", async () => {
  const client = deskClient(product.url);
  const [cookie = ""] = (await client.signIn(await person("officer"), password)).headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-vamco=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});

test("an administrator sets a second factor up before anything else; an officer may do without", async () => {
  const officer = deskClient(product.url);
  await officer.signIn(await person("officer"), password);
  expect((await officer.get("/admin/leads")).status).toBe(200);

  const admin = deskClient(product.url);
  await admin.signIn(await person("administrator"), password);
  for (const path of ["/admin", "/admin/staff", "/admin/leads", "/admin/account"]) {
    expect((await admin.get(path)).headers.get("Location"), path).toBe("/admin/account/second-factor");
  }
  const staff = await admin.get("/admin/staff.data");
  expect(await staff.text()).not.toContain("@example.com");
  const page = await admin.page("/admin/account/second-factor");
  const secret = /name="secret" value="([A-Z2-7]{32})"/.exec(page)?.[1] ?? "";
  const wrong = await admin.post("/admin/account/second-factor", { secret, code: "123" });
  expect(wrong.status).toBe(422);
  // The same secret stands on the page that comes back: the app has it already.
  expect(await wrong.text()).toContain(secret);
  await admin.post("/admin/account/second-factor", { secret, code: generateSync({ secret }) });
  expect((await admin.get("/admin/staff")).status).toBe(200);
});

test("too many attempts from one place are told to wait, with the time", async () => {
  const email = await person("officer");
  const client = deskClient(product.url);
  let last = await client.signIn(email, "a guess");
  for (let n = 0; n < 10; n += 1) last = await client.signIn(email, "a guess");
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("Retry-After"))).toBeGreaterThan(0);
});
