import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { freshDatabase } from "../support/database";
import { aStaff, secret } from "../support/desk";
import { goOn, open } from "../support/html-client";
import { type Product, startProduct } from "../support/product";
import { knownTexts, untranslated } from "../support/pseudo-language";
import { type Addresses, fillDesk } from "../support/sample-addresses";
import { siteMap } from "../support/site-map";

/**
 * The product with a language of which nobody has written a word: every English text stands between ⟦ and ⟧. Whatever
 * a page says outside of them was written into the code, unless it is data.
 */

const pages = (await siteMap()).filter((door) => door.hasPage && door.hasLoader);

let folder: string;
let db: Database;
let close: () => Promise<void>;
let product: Product;
let cookie: string;
let addresses: Addresses;
let known: Set<string>;

beforeAll(async () => {
  folder = pseudoProject();
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url, SESSION_SECRET: secret }, folder);
  const now = new Date();
  const { id } = await aStaff(db, "administrator", "", { language: "en" });
  cookie = `vamco=${await beginSession(db, id, { address: "127.0.0.1", userAgent: "test" }, false, now)}`;
  addresses = await fillDesk(db, id);
  // What the readers of this test type, and the codes that the audit log shows as they are.
  known = await knownTexts(db, [
    ...["zzzz", "much", "test", "id", "admin", "role", "administrator"],
    ...["basedOn", "version", "reorganisation", "from", "to", "on", "state-bank", "vcci"],
  ]);
});
afterAll(async () => {
  await product?.stop();
  await close?.();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder that is this project, with other texts. */
function pseudoProject(): string {
  const made = mkdtempSync(path.join(tmpdir(), "vamco-pseudo-"));
  for (const name of readdirSync(".")) {
    if (!["locales", "data", ".git"].includes(name)) symlinkSync(path.resolve(name), path.join(made, name));
  }
  cpSync("locales", path.join(made, "locales"), { recursive: true });
  for (const file of readdirSync("locales/en")) {
    const texts: unknown = JSON.parse(readFileSync(`locales/en/${file}`, "utf8"));
    writeFileSync(path.join(made, "locales/en", file), JSON.stringify(wrapped(texts)));
  }
  return made;
}

function wrapped(texts: unknown): unknown {
  if (typeof texts === "string") return `⟦${texts}⟧`;
  if (typeof texts !== "object" || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, wrapped(value)]));
}

async function expectTranslated(address: string) {
  const answer = await fetch(new URL(address, product.url), {
    headers: { Cookie: cookie, "Accept-Language": "en" },
  });
  const html = await answer.text();
  expect({ address, status: answer.status, found: untranslated(html, known) }).toEqual({
    address,
    status: answer.status,
    found: [],
  });
}

describe("no word was written into the code", () => {
  test.each(pages)("$pattern", (door) => expectTranslated(addresses.of(door, "en")));

  test.each([
    "/en/opportunities?q=khu&kind=project&status=past-list&areaMin=10&sort=area&currency=JPY&page=1",
    "/en/opportunities?q=zzzz&capitalMin=much",
    "/en/opportunities/tay-ninh-airport",
    "/en/opportunities/huu-thanh",
    "/en/parks/huu-thanh",
    "/en/communes?q=tan+binh",
    "/en/communes?q=zzzz",
    "/en/track?sent=1",
    "/en/no-such-page",
    "/en/proposals/new?opportunity=nowhere",
    "/admin/leads?q=zzzz",
    "/admin/leads?state=resolved",
    "/admin/outbox?state=failed",
    "/admin/no-such-page",
  ])("%s", expectTranslated);

  test("the intake, each step as it comes and with something missing, its receipt and its tracking page", async () => {
    const values = {
      kind: "return",
      "submitter.type": "overseas-vietnamese",
      need: "residence",
      subject: "1234",
      message: "5678",
      "submitter.name": "Demo Person",
      "submitter.email": "demo@example.com",
      "submitter.country": "JP",
      consent: "2026-1",
    };
    let at = await open(`${product.url}/en/proposals/new`);
    for (let steps = 0; steps < 10 && !at.url.includes("/sent/"); steps += 1) {
      await expectTranslated(at.url);
      if (at.url.includes("form=")) await expectTranslated(`${at.url}&tried=1`);
      at = await goOn(at, values);
    }
    expect(at.url).toContain("/en/proposals/sent/");
    await expectTranslated(at.url);
    await expectTranslated(at.url.replace("/proposals/sent/", "/track/"));
  });

  test("every lead, and so every state, on the desk and for its sender", async () => {
    for (const lead of await db.lead.findMany({ orderBy: { id: "asc" } })) {
      await expectTranslated(`/admin/leads/${lead.code}`);
      const { text } = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "receipt" } });
      await expectTranslated(`/en/track/${/\/track\/([0-9a-z]+)/.exec(text)?.[1]}`);
    }
  });

  test("mails to those who read English", async () => {
    const before = await db.mail.count();
    const fields = Object.entries({
      kind: "support",
      need: "meeting",
      "submitter.type": "foreign-investor",
      "submitter.name": "Demo Person",
      "submitter.email": "demo@example.com",
      "submitter.country": "GB",
      "submitter.language": "en",
      subject: "1234",
      message: "5678",
      consent: "2026-1",
    });
    let at = await open(`${product.url}/en/proposals/new`);
    for (let steps = 0; steps < 10 && !at.url.includes("/sent/"); steps += 1) {
      at = await goOn(at, Object.fromEntries(fields));
    }
    const mails = await db.mail.findMany({
      where: { language: "en", template: "receipt" },
      orderBy: { id: "desc" },
      take: 1,
    });
    expect(await db.mail.count()).toBeGreaterThan(before);
    for (const { subject, html } of mails) {
      expect(untranslated(`<title>${subject}</title>${html}`, known)).toEqual([]);
    }
  });
});
