import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "~/core/policy/may";
import { hashPassword } from "~/infra/auth/passwords.server";
import type { Database } from "~/infra/db/client.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { deskClient } from "../support/desk-client";
import { type Product, startProduct } from "../support/product";

const zone = "economic-zone-authority";
const password = "a long password of these tests";
const day = 24 * 60 * 60 * 1000;
const isoIn = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

let db: Database;
let close: () => Promise<void>;
let product: Product;
let officer: StaffActor;
let deputy: StaffActor;
let head: StaffActor;

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  const passwordHash = await hashPassword(password);
  officer = await aStaff(db, "officer", zone, { name: "Demo An", passwordHash });
  deputy = await aStaff(db, "officer", zone, { name: "Demo Binh", passwordHash });
  head = await aStaff(db, "head", zone, { name: "Demo Head", passwordHash });
  product = await startProduct({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await product?.stop();
  await close();
});

async function signedIn(person: StaffActor) {
  const client = deskClient(product.url);
  const { email } = await db.staff.findUniqueOrThrow({ where: { id: person.id } });
  await client.signIn(email, password);
  return client;
}

test("a head sets a deputy and a leave; list, lead and history say so", async () => {
  const before = await aLead(db, new Date());
  expect(before.assigneeId).toBe(officer.id);
  const client = await signedIn(head);
  const path = `/admin/people/${officer.id}`;
  const work = await client.post(path, { intent: "work", limit: "14", deputy: String(deputy.id) });
  expect([work.status, work.headers.get("Location")]).toEqual([303, path]);
  const leave = await client.post(path, { intent: "leave", from: isoIn(-1), to: isoIn(5) });
  expect(leave.status).toBe(303);

  const list = await client.page("/admin/people");
  expect(list).toMatch(/Demo An.*14.*Demo Binh.*Nghỉ đến hết/s);
  const held = await client.page(`/admin/leads/${before.code}`);
  expect(held).toMatch(/Demo An \(nghỉ đến hết [^;]+; người thay: Demo Binh\)/);

  const after = await aLead(db, new Date());
  const history = await client.page(`/admin/leads/${after.code}`);
  expect(history).toMatch(/Lý do: thay Demo An, nghỉ đến hết [^.]+\. Không chọn: Demo An \(nghỉ đến hết/);
});

test("what is wrong is said beside its field, and what was typed is kept", async () => {
  const client = await signedIn(head);
  const path = `/admin/people/${deputy.id}`;
  const limit = await client.post(path, { intent: "work", limit: "many", deputy: "" });
  const page = await limit.text();
  expect(limit.status).toBe(422);
  expect(page).toContain('value="many"');
  expect(page).toContain("Số hồ sơ tối đa là số nguyên");
  const leave = await client.post(path, { intent: "leave", from: isoIn(5), to: isoIn(2) });
  expect(leave.status).toBe(422);
  expect(await leave.text()).toContain(`value="${isoIn(5)}"`);
});

test("everybody enters and takes back a leave of their own, and sets no limit", async () => {
  const client = await signedIn(deputy);
  const path = "/admin/account/leave";
  await client.post(path, { intent: "work", limit: "1", deputy: "", languages: "ja" });
  const person = await db.staff.findUniqueOrThrow({ where: { id: deputy.id } });
  expect([person.languages, person.openLimit]).toEqual([["ja"], null]);
  await client.post(path, { intent: "leave", from: isoIn(10), to: isoIn(12) });
  const { id } = await db.staffLeave.findFirstOrThrow({ where: { staffId: deputy.id } });
  expect(await client.page(path)).toContain("Hủy kỳ nghỉ");
  expect((await client.post(path, { intent: "end-leave", leave: String(id) })).status).toBe(303);
  // Taken back in another window meanwhile.
  const again = await client.post(path, { intent: "end-leave", leave: String(id) });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("đã kết thúc hoặc đã được hủy");
});
