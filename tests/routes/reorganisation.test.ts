import { afterAll, beforeAll, expect, test } from "vitest";
import { hashPassword } from "~/infra/auth/passwords.server";
import type { Database } from "~/infra/db/client.server";
import { orderReorganisation } from "~/services/departments/carry-out-reorganisation.server";
import { previewReorganisation } from "~/services/departments/preview-reorganisation.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { deskClient } from "../support/desk-client";
import { type Product, startProduct } from "../support/product";

const password = "a quiet boat on the Vam Co";
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

let db: Database;
let close: () => Promise<void>;
let product: Product;
let admin: ReturnType<typeof deskClient>;

beforeAll(async () => {
  const fresh = await freshDatabase();
  ({ db, close } = fresh);
  product = await startProduct({ DATABASE_URL: fresh.url });
  const { id } = await aStaff(db, "administrator", "", { passwordHash: await hashPassword(password) });
  const { email } = await db.staff.findUniqueOrThrow({ where: { id } });
  admin = deskClient(product.url);
  expect((await admin.signIn(email, password)).status).toBe(303);
}, 120_000);
afterAll(async () => {
  await product?.stop();
  await close();
});

const form = "/admin/departments/reorganise/merge";
const seenIn = (page: string) => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
const plainText = (page: string) => page.replace(/<[^>]+>/g, "");

test("a merger is read before it is written, told when the house has changed, carried out, and undone", async () => {
  const lead = await aLead(db, new Date(), { kind: "obstacle", place: undefined });
  expect(lead.departmentCode).toBe("finance");
  const fields = { from: "finance", into: "construction", effectiveOn: today, basis: "QĐ 1/2026" };

  const empty = await admin.post(form, { ...fields, from: "", into: "" });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("QĐ 1/2026");

  const preview = await admin.post(form, { ...fields, intent: "preview" });
  expect(preview.status).toBe(200);
  const page = await preview.text();
  expect(plainText(page)).toContain("1 hồ sơ đang mở chuyển từ Sở Tài chính sang Sở Xây dựng");
  expect(plainText(page)).toContain("Vướng mắc của dự án, không chọn khu công nghiệp làm địa điểm");
  expect(await db.reorganisation.count()).toBe(0);

  const stale = await admin.post(form, { ...fields, intent: "confirm", seen: "1" });
  expect(stale.status).toBe(409);
  const again = await stale.text();
  expect(await db.reorganisation.count()).toBe(0);

  const done = await admin.post(form, { ...fields, intent: "confirm", seen: seenIn(again) });
  expect(done.status).toBe(303);
  const one = done.headers.get("Location") ?? "";
  expect(await admin.page(one)).toContain("Đã thực hiện");
  expect((await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).departmentCode).toBe("construction");

  const contact = plainText(await admin.page("/vi/contact"));
  expect(contact).toContain("Cơ quan đã được sắp xếp lại");
  expect(await admin.page("/vi/contact")).toContain('id="finance"');
  const staffForm = await admin.page("/admin/staff/new");
  expect(staffForm).not.toContain('value="finance"');
  expect(await admin.page(`/admin/leads/${lead.code}`)).not.toContain('value="finance"');
  expect(await admin.page("/admin/departments/finance")).toContain("Công việc nay do: Sở Xây dựng");

  expect((await admin.post(one, { intent: "undo" })).status).toBe(303);
  expect((await admin.post(one, { intent: "undo" })).status).toBe(409);
  expect((await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).departmentCode).toBe("finance");
  expect(plainText(await admin.page(`/admin/leads/${lead.code}`))).toContain(
    "việc sắp xếp cơ quan được hoàn tác",
  );
});

test("a lead of 30 June 2025 in huyện Đức Hòa names the department competent then and the one that holds it now", async () => {
  const then = new Date("2025-06-30T03:00:00Z");
  await db.department.create({
    data: {
      code: "long-an-finance",
      abbreviation: "STC",
      kind: "department",
      names: { vi: "Sở Tài chính tỉnh Long An" },
      remit: { vi: "Tài chính, kế hoạch và đầu tư của tỉnh Long An" },
      receivesLeads: true,
      coordinator: false,
      confirmed: "test",
      loadedHash: "",
    },
  });
  const lead = await aLead(db, then, { place: "commune:27937" });
  await db.lead.update({ where: { id: lead.id }, data: { departmentCode: "long-an-finance" } });
  await db.catalogueVersion.updateMany({ data: { version: { increment: 1 } } });
  const merger = {
    kind: "merge" as const,
    from: ["long-an-finance"],
    into: "finance",
    effectiveOn: "2025-07-01",
    basis: "Nghị quyết 202/2025/QH15",
  };
  const firstOfJuly = new Date("2025-06-30T17:00:10Z");
  const actor = await aStaff(db, "administrator");
  const { seen } = await previewReorganisation({ db, now: firstOfJuly }, merger);
  expect((await orderReorganisation({ db, now: firstOfJuly, actor }, merger, seen)).kind).toBe("done");

  const page = plainText(await admin.page(`/admin/leads/${lead.code}`));
  expect(page).toContain(
    "tiếp nhận khi Sở Tài chính tỉnh Long An có thẩm quyền; nay do Sở Tài chính phụ trách sau khi sắp xếp lại ngày 01/07/2025",
  );
  expect(page).toContain("Chuyển từ Sở Tài chính tỉnh Long An sang Sở Tài chính do sắp xếp lại cơ quan");
});

test("a renamed department bears the new name today and the old one on what was done before", async () => {
  const lead = await aLead(db, new Date(Date.now() - 3 * 86_400_000), { place: "park:long-hau" });
  const renamed = {
    from: "economic-zone-authority",
    "name.vi": "Ban Quản lý Khu kinh tế Vàm Cỏ Mẫu",
    effectiveOn: today,
  };
  const path = "/admin/departments/reorganise/rename";
  const seen = seenIn(await (await admin.post(path, { ...renamed, intent: "preview" })).text());
  expect((await admin.post(path, { ...renamed, intent: "confirm", seen })).status).toBe(303);
  const page = plainText(await admin.page(`/admin/leads/${lead.code}`));
  expect(page).toContain("Đã phân công cho: Ban Quản lý Khu kinh tế tỉnh");
  expect(page).toContain("Ban Quản lý Khu kinh tế Vàm Cỏ Mẫu");
});

test("a department that is added can be merged into; a taken code and a missing name are told", async () => {
  const path = "/admin/departments/new";
  const fields = {
    code: "works",
    "name.vi": "Sở Công trình Mẫu",
    "remit.vi": "Xây dựng và giao thông",
    receives: "yes",
  };
  expect((await admin.post(path, { ...fields, "name.vi": "" })).status).toBe(422);
  expect((await admin.post(path, { ...fields, code: "finance" })).status).toBe(422);
  expect((await admin.post(path, { ...fields, code: "reorganise" })).status).toBe(422);
  const added = await admin.post(path, fields);
  expect(added.headers.get("Location")).toBe("/admin/departments/works");
  const preview = await admin.post(form, { from: "construction", into: "works", effectiveOn: today });
  expect(plainText(await preview.text())).toContain("Sở Xây dựng nhập vào Sở Công trình Mẫu");
});
