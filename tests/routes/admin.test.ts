import { generateSync } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vietnamDate } from "~/core/deadlines/calendar";
import { may, type Permission, type Role, roles } from "~/core/policy/may";
import { hashPassword } from "~/infra/auth/passwords.server";
import { newTotpSecret } from "~/infra/auth/totp.server";
import type { Database } from "~/infra/db/client.server";
import { recordAudit } from "~/services/accounts/audit.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { resumeLead } from "~/services/leads/resume-lead.server";
import { suggestExample } from "~/services/rules/suggest-example.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff, deskOf, seenNow } from "../support/desk";
import { deskClient, seenOn, stampOn } from "../support/desk-client";
import { type Product, startProduct } from "../support/product";
import { addressOf, siteMap } from "../support/site-map";

let db: Database;
let close: () => Promise<void>;
let product: Product;
let passwordHash: string;
let code: string;

const password = "a quiet boat on the Vam Co";
const zone = "economic-zone-authority";
const subject = "A factory for the hands of nobody else";

beforeAll(async () => {
  const fresh = await freshDatabase();
  ({ db, close } = fresh);
  product = await startProduct({ DATABASE_URL: fresh.url });
  passwordHash = await hashPassword(password);
  ({ code } = await aLead(db, new Date(), { subject }));
}, 120_000);
afterAll(async () => {
  await product?.stop();
  await close();
});

async function enter(role: Role, department = "", more: { name?: string; language?: string } = {}) {
  const { id } = await aStaff(db, role, department, { passwordHash, ...more });
  const { email } = await db.staff.findUniqueOrThrow({ where: { id } });
  const client = deskClient(product.url);
  const answer = await client.signIn(email, password);
  expect(answer.status).toBe(303);
  return { ...client, id, email };
}

/** Values for the parameters of the map. */
async function parameters() {
  const mail = await db.mail.findFirstOrThrow();
  const staff = await aStaff(db, "auditor");
  const offer = await db.opportunity.findFirstOrThrow();
  return (pattern: string) => ({
    code: pattern.includes("leads") ? code : "finance",
    id: String(pattern.includes("outbox") ? mail.id : staff.id),
    year: "2027",
    kind: "rename",
    slug: offer.slug,
    verb: "facts",
    version: "1",
    list: "department",
    rule: "obstacle-elsewhere",
  });
}

test("the first start prints the administrator once, who sets a password and then works", async () => {
  const printed = [...product.output().matchAll(/^Administrator: (\S+) {2}one-time password: (\S+)$/gm)];
  expect(printed).toHaveLength(1);
  const [, email = "", oneTime = ""] = printed[0] ?? [];
  const admin = deskClient(product.url);
  const entered = await admin.signIn(email, oneTime);
  const welcome = entered.headers.get("Location") ?? "";
  expect(welcome).toMatch(/^\/vi\/welcome\//);
  expect((await admin.get("/admin")).headers.get("Location")).toContain("sign-in");
  const page = await admin.get(welcome);
  expect(page.headers.get("Cache-Control")).toBe("no-store");
  const short = await admin.post(welcome, { password: "short", again: "short" });
  expect(short.status).toBe(422);
  const set = await admin.post(welcome, { password, again: password });
  expect(set.headers.get("Location")).toBe("/admin");
  expect((await admin.get("/admin")).status).toBe(200);
  expect((await admin.get(welcome)).status).toBe(410);
  expect((await deskClient(product.url).signIn(email, oneTime)).status).toBe(422);
});

test("a stranger is sent to sign in and brought back, at every door of the desk, and gets no data", async () => {
  const valuesFor = await parameters();
  const doors = (await siteMap()).filter((door) => door.pattern.startsWith("/admin"));
  expect(doors.length).toBeGreaterThan(25);
  for (const door of doors) {
    const path = addressOf(door, valuesFor(door.pattern));
    if (door.pattern === "/admin/sign-out") continue;
    const answers = [
      await fetch(product.url + path, { redirect: "manual", headers: { "Accept-Language": "ja" } }),
      await fetch(`${product.url}${path}.data`, { redirect: "manual" }),
      await fetch(
        `${product.url}${path}.data?_routes=${encodeURIComponent(door.file.replace(/\.tsx?$/, ""))}`,
      ),
      await fetch(product.url + path, {
        method: "POST",
        body: new URLSearchParams({ a: "1" }),
        redirect: "manual",
      }),
    ];
    expect(answers[0]?.status, path).toBe(303);
    expect(answers[0]?.headers.get("Location"), path).toBe(`/ja/sign-in?back=${encodeURIComponent(path)}`);
    for (const answer of answers) {
      expect([202, 303, 405], path).toContain(answer.status);
      const body = await answer.text();
      for (const secret of [subject, "demo@example.com", "demo.invalid"])
        expect(body, path).not.toContain(secret);
    }
  }
});

const asked: [string, Permission | "signed-in"][] = [
  ["/admin/leads", "lead:list"],
  ["/admin/leads/CODE", "lead:read"],
  ["/admin/staff", "staff:manage"],
  ["/admin/staff/new", "staff:manage"],
  ["/admin/departments", "department:edit"],
  ["/admin/departments/finance", "department:edit"],
  ["/admin/calendar", "calendar:edit"],
  ["/admin/calendar/2027", "calendar:edit"],
  ["/admin/calendar/2031", "calendar:edit"],
  ["/admin/outbox", "outbox:read"],
  ["/admin/opportunities", "opportunity:edit"],
  ["/admin/audit", "audit:read"],
  ["/admin/settings", "settings:edit"],
  ["/admin/account", "signed-in"],
  ["/admin/account/password", "signed-in"],
  ["/admin/account/second-factor", "signed-in"],
];

test.each(roles)("as %s every door opens that the policy opens, and no other", async (role) => {
  const client = await enter(role, zone);
  const actor = { kind: "staff", id: client.id, role, department: zone } as const;
  for (const [pattern, permission] of asked) {
    const open = permission === "signed-in" || may(actor, permission);
    const path = pattern.replace("CODE", code);
    for (const address of [path, `${path}.data`]) {
      const answer = await client.get(address);
      expect(answer.status, `${role} ${address}`).toBe(open ? 200 : 403);
    }
  }
});

test("the audit log says in words what was done, and takes the number of a case for no colleague's", async () => {
  const client = await enter("auditor", "", { name: "Demo Watcher" });
  const rule = { version: 1, list: "department", rule: "obstacle-elsewhere", change: "place" };
  const example = { id: client.id, state: "dismissed" };
  await recordAudit(db, { kind: "rules-edited", staffId: null, data: rule }, new Date());
  await recordAudit(db, { kind: "rule-example-changed", staffId: null, data: example }, new Date());
  const page = (await (await client.get("/admin/audit")).text()).replace(/<!--.*?-->/g, "");
  expect(page).toContain('href="/admin/rules/1#department-obstacle-elsewhere"');
  expect(page).toContain("chuyển đến vị trí khác");
  expect(page).not.toContain("list: department");
  expect(page).toContain(`Trường hợp mẫu ${client.id}`);
  // He signed in, and stands in the head of the page; the case is not his.
  expect(page).not.toContain("Demo Watcher</span> · ");
});

test("whoever turns the pages of the audit log reads each line once, there and back", async () => {
  const client = await enter("auditor");
  for (let each = 1; each <= 250; each++) {
    await recordAudit(
      db,
      { kind: "rule-example-changed", staffId: null, data: { id: 7_000 + each } },
      new Date(),
    );
  }
  const cases = (page: string) => [...page.matchAll(/Trường hợp mẫu (7\d{3})/g)].map(([, id]) => Number(id));
  const turn = (page: string, way: "prev" | "next") =>
    new RegExp(`<a href="([^"]+)" rel="${way}"`).exec(page)?.[1]?.replaceAll("&amp;", "&");
  const there = [await client.page("/admin/audit")];
  for (let next = turn(there[0] ?? "", "next"); next; next = turn(there.at(-1) ?? "", "next")) {
    there.push(await client.page(next));
  }
  expect(there.flatMap(cases)).toEqual(Array.from({ length: 250 }, (_, at) => 7_250 - at));
  const back = [there.at(-1) ?? ""];
  for (let prev = turn(back[0] ?? "", "prev"); prev; prev = turn(back.at(-1) ?? "", "prev")) {
    back.push(await client.page(prev));
  }
  expect(back.map(cases).filter((page) => page.length > 0)).toEqual(there.map(cases).reverse());
});

test("several sheets asked for at once all come, each on record", async () => {
  const client = await enter("administrator");
  const before = await db.auditEvent.count({ where: { kind: "leads-exported" } });
  const sheets = await Promise.all(Array.from({ length: 5 }, () => client.get("/admin/leads/export")));
  for (const sheet of sheets) {
    expect(sheet.status).toBe(200);
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  }
  expect(await db.auditEvent.count({ where: { kind: "leads-exported" } })).toBe(before + 5);
});

test("the sheet of what a department takes part in is offered to whoever may have it, and refused to others", async () => {
  const view = "?part=taking-part";
  for (const [role, status] of [
    ["officer", 403],
    ["head", 200],
  ] as const) {
    const client = await enter(role, zone);
    const link = `href="/admin/leads/export${view}"`;
    expect((await client.page(`/admin/leads${view}`)).includes(link), role).toBe(status === 200);
    expect(await client.page("/admin/leads"), role).toContain('href="/admin/leads/export"');
    expect((await client.get(`/admin/leads/export${view}`)).status, role).toBe(status);
  }
});

test("a lead of another department does not exist, for its page, its verbs and its data", async () => {
  const client = await enter("officer", "justice");
  const bodies = [];
  for (const path of [`/admin/leads/${code}`, "/admin/leads/VC26-000000-0", "/admin/leads/nonsense"]) {
    const answer = await client.get(path);
    expect(answer.status).toBe(404);
    bodies.push(await answer.text());
  }
  expect(new Set(bodies).size).toBe(1);
  for (const verb of ["accept", "note", "resolve", "forward", "read"]) {
    expect((await client.post(`/admin/leads/${code}/${verb}`, { note: "x" })).status, verb).toBe(404);
  }
  const data = await client.get(`/admin/leads/${code}.data`);
  expect(await data.text()).not.toContain(subject);
});

test("a coordinating department reads and notes, and does not decide", async () => {
  const { code, coordinating } = await aLead(db, new Date(), { sector: "electronics" });
  const [partner] = coordinating;
  if (!partner) throw new Error("this lead has no coordinating department");
  const client = await enter("officer", partner);
  expect((await client.get(`/admin/leads/${code}`)).status).toBe(200);
  expect((await client.post(`/admin/leads/${code}/accept`, { version: "1" })).status).toBe(403);
  expect((await client.post(`/admin/leads/${code}/note`, { note: "Ours too." })).status).toBe(303);
});

test("from the queue to the answer: read, accept, ask, resume, assign, resolve, reopen; the history shows each", async () => {
  const lead = await aLead(db, new Date(), { subject: "Đất cho xưởng điện tử" });
  const officer = await enter("head", zone, { name: "Demo Head Of Zone" });
  expect(await officer.page("/admin/leads")).toContain(lead.code);
  const path = `/admin/leads/${lead.code}`;
  const act = async (verb: string, fields: Record<string, string> = {}) => {
    const answer = await officer.post(`${path}/${verb}`, { ...seenOn(await officer.page(path)), ...fields });
    expect(answer.status, verb).toBe(303);
    const done = answer.headers.get("Location") ?? "";
    expect(done).toMatch(new RegExp(`^${path}`));
    expect(await officer.page(done), verb).toContain("Đã lưu: ");
  };
  await act("read");
  await act("accept");
  await act("ask", { question: "電力は？" });
  await act("resume");
  await act("assign", { assignee: String(officer.id) });
  await act("note", { note: "Called." });
  await act("resolve", { outcome: "agreed", answer: "承知しました。" });
  await act("reopen", { reason: "New papers." });
  const page = await officer.page(path);
  for (const words of [
    "Đã tiếp nhận",
    "Đã có người đọc",
    "Đã nhận xử lý",
    "Đã hỏi người gửi",
    "Tiếp tục tính thời hạn",
    "Đã phân công cho: Demo Head Of Zone",
    "Ghi chú nội bộ",
    "Đã giải quyết: Đã thống nhất",
    "Đã mở lại",
  ])
    expect(page).toContain(words);
  const admin = await enter("administrator");
  const mail = await db.mail.findFirstOrThrow({ where: { leadId: lead.id, template: "answer" } });
  expect(await admin.page(`/admin/outbox/${mail.id}`)).toContain("承知しました。");
});

test("the second of two who act at once is told who did what, and keeps what was typed", async () => {
  const lead = await aLead(db, new Date());
  const first = await enter("officer", zone, { name: "Demo First" });
  const second = await enter("officer", zone);
  const path = `/admin/leads/${lead.code}`;
  await first.post(`${path}/accept`, seenOn(await first.page(path)));
  const seen = seenOn(await second.page(path));
  await first.post(`${path}/assign`, { ...seen, assignee: String(second.id) });
  const late = await second.post(`${path}/resolve`, {
    ...seen,
    outcome: "declined",
    answer: "My long answer.",
  });
  expect(late.status).toBe(409);
  const page = await late.text();
  expect(page).toContain("My long answer.");
  expect(page).toContain("Demo First");
  expect(page).toContain("Chưa có gì bị ghi đè");
  const again = await second.post(`${path}/resolve`, {
    ...seenOn(page),
    outcome: "declined",
    answer: "My long answer.",
  });
  expect(again.status).toBe(303);
});

/** What the page keeps to be copied, by the names of the fields. */
function keptOn(page: string): Record<string, string> {
  const areas = [...page.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)];
  return Object.fromEntries(
    areas
      .filter(([, attributes = ""]) => /\breadonly\b/i.test(attributes))
      .map(([, attributes = "", text = ""]) => [/id="typed-(\w+)"/.exec(attributes)?.[1], text.trim()]),
  );
}

test.each([
  ["resolve", { outcome: "declined", answer: "My long answer." }, { answer: "My long answer." }],
  ["ask", { question: "My long question." }, { question: "My long question." }],
  ["resolve", { outcome: "won", answer: "My answer." }, { answer: "My answer." }],
])("%s with %j on a lead that somebody has closed keeps it to be copied", async (verb, fields, kept) => {
  const lead = await aLead(db, new Date());
  const [first, second] = [await enter("officer", zone), await enter("officer", zone)];
  const path = `/admin/leads/${lead.code}`;
  await first.post(`${path}/accept`, seenOn(await first.page(path)));
  const seen = seenOn(await second.page(path));
  await first.post(`${path}/resolve`, { ...seen, outcome: "answered", answer: "The first answer." });
  const late = await second.post(`${path}/${verb}`, { ...seen, ...fields });
  expect([409, 422]).toContain(late.status);
  const page = await late.text();
  expect(keptOn(page)).toEqual(kept);
  expect(page).toContain("không gửi được từ đây nữa");
  expect(page).not.toContain("gửi lại nếu còn phù hợp");
});

test("an opinion on what a colleague has answered meanwhile is kept to be copied", async () => {
  const lead = await aLead(db, new Date(), { capital: { amount: 60_000_000, currency: "USD" } });
  const task = await db.leadTask.findFirstOrThrow({ where: { leadId: lead.id, kind: "appraisal" } });
  const [first, second] = [
    await enter("officer", task.departmentCode),
    await enter("officer", task.departmentCode),
  ];
  const path = `/admin/leads/${lead.code}`;
  const opinion = { task: String(task.id), opinion: "approve-with-conditions" };
  const seen = seenOn(await second.page(path));
  const done = await first.post(`${path}/answer-task`, {
    ...seen,
    ...opinion,
    conditions: "None built near the river.",
    answer: "So be it.",
  });
  expect(done.status).toBe(303);
  const typed = { conditions: "My conditions.", answer: "My opinion." };
  const late = await second.post(`${path}/answer-task`, { ...seen, ...opinion, ...typed });
  expect(late.status).toBe(409);
  expect(keptOn(await late.text())).toEqual(typed);
});

test.each([
  ["forward", { department: "", reason: "" }, ["forward-department", "forward-reason"]],
  ["forward", { department: "no-such", reason: "So." }, ["forward-department"]],
  ["assign", { assignee: "x" }, ["assign-assignee"]],
  ["note", { note: " \u200b " }, ["note-note"]],
  ["ask", { question: "" }, ["ask-question"]],
  ["resolve", { outcome: "won", answer: "x".repeat(10_001) }, ["resolve-outcome", "resolve-answer"]],
])("%s with %j is told by field, with everything kept", async (verb, fields, wrong) => {
  const lead = await aLead(db, new Date());
  const officer = await enter("officer", zone);
  const path = `/admin/leads/${lead.code}`;
  await officer.post(`${path}/accept`, seenOn(await officer.page(path)));
  const answer = await officer.post(`${path}/${verb}`, { ...seenOn(await officer.page(path)), ...fields });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  for (const id of wrong) {
    expect(page).toContain(`href="#${id}"`);
    expect(page).toContain(`id="${id}-error"`);
  }
});

test("unknown account, wrong password, disabled account: byte for byte the same page", async () => {
  const person = await enter("officer", "finance");
  await db.staff.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
  const other = await enter("officer", "finance");
  const address = "somebody@example.com";
  const answers = [];
  for (const email of ["nobody@example.com", other.email, person.email]) {
    const answer = await deskClient(product.url).signIn(
      email,
      email === person.email ? password : "wrong password",
    );
    expect(answer.status).toBe(422);
    answers.push((await answer.text()).replaceAll(email, address));
  }
  expect(new Set(answers).size).toBe(1);
});

test("the session's cookie is for this site alone, hidden from scripts, and gone after signing out", async () => {
  const { email } = await enter("officer", "finance");
  const client = deskClient(product.url);
  const [cookie = ""] = (await client.signIn(email, password)).headers.getSetCookie();
  expect(cookie).toMatch(/^vamco=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  const out = await client.post("/admin/sign-out");
  expect(out.headers.get("Location")).toBe("/vi/sign-in");
  const answer = await fetch(`${product.url}/admin/leads`, {
    redirect: "manual",
    headers: { Cookie: cookie.split(";")[0] ?? "" },
  });
  expect(answer.status).toBe(303);
});

test("after signing in one is where one wanted to go, never on another site", async () => {
  const { email } = await enter("officer", "finance");
  for (const [back, target] of [
    ["/admin/leads?state=closed", "/admin/leads?state=closed"],
    ["//evil.example", "/admin"],
    ["https://evil.example", "/admin"],
  ] as const) {
    const answer = await deskClient(product.url).post("/vi/sign-in", { email, password, back });
    expect(answer.headers.get("Location")).toBe(target);
  }
});

test("with a second factor the password opens nothing but the page that asks for the code", async () => {
  const { id, email } = await enter("officer", zone);
  const secret = newTotpSecret();
  await db.staff.update({ where: { id }, data: { totpSecret: secret } });
  const client = deskClient(product.url);
  const asks = await client.signIn(email, password);
  expect(asks.headers.get("Location")).toMatch(/^\/vi\/sign-in\/code/);
  expect((await client.get("/admin/leads")).status).toBe(303);
  expect((await client.post("/vi/sign-in/code", { code: "000000" })).status).toBe(422);
  const passed = await client.post("/vi/sign-in/code", { code: generateSync({ secret }) });
  expect(passed.headers.get("Location")).toBe("/admin");
  expect((await client.get("/admin/leads")).status).toBe(200);
});

test("an administrator lets a colleague in who has lost the telephone, on record, and nobody else meanwhile", async () => {
  const admin = await enter("administrator", "", { language: "en" });
  const officer = await enter("officer", zone, { name: "Demo Without Phone" });
  const person = `/admin/staff/${officer.id}`;
  const offer = 'name="factor" value="remove"';
  expect(await admin.page(person)).not.toContain(offer);
  await db.staff.update({ where: { id: officer.id }, data: { totpSecret: newTotpSecret() } });
  expect(await admin.page(person)).toContain(offer);

  const made = await admin.post(`${person}/link`, { factor: "remove" });
  const link = /\/vi\/welcome\/[0-9a-z-]+/.exec(await made.text())?.[0] ?? "";
  expect((await officer.get("/admin/leads")).status).toBe(303);
  // Whoever knows the password and not the code is not let in by the way.
  expect((await deskClient(product.url).signIn(officer.email, password)).status).toBe(422);
  const back = deskClient(product.url);
  const next = "another quiet boat on the river";
  const set = await back.post(link, { password: next, again: next });
  expect(set.headers.get("Location")).toBe("/admin");
  expect((await back.get("/admin/leads")).status).toBe(200);
  const log = (await admin.page("/admin/audit")).replace(/<!--.*?-->/g, "");
  expect(log).toMatch(/Turned two-step sign-in off[\s\S]{0,400}Demo Without Phone/);
});

test("nobody takes a second factor of one's own away without the password", async () => {
  const admin = await enter("administrator");
  const totpSecret = newTotpSecret();
  await db.staff.update({ where: { id: admin.id }, data: { totpSecret } });
  expect((await admin.post(`/admin/staff/${admin.id}/link`, { factor: "remove" })).status).toBe(404);
  expect(await db.staff.findUniqueOrThrow({ where: { id: admin.id } })).toMatchObject({ totpSecret });
});

test("an administrator adds staff; the one-time link makes them part of the desk", async () => {
  const admin = await enter("administrator");
  const fields = {
    email: "new.officer@example.com",
    name: "Demo New",
    language: "en",
    role: "officer",
    department: zone,
  };
  const empty = await admin.post("/admin/staff/new", { ...fields, email: "x", name: "", department: "" });
  expect(empty.status).toBe(422);
  const made = await admin.post("/admin/staff/new", fields);
  const link = /\/en\/welcome\/[0-9a-z-]+/.exec(await made.text())?.[0] ?? "";
  const person = deskClient(product.url);
  await person.post(link, { password, again: password });
  expect(await person.page("/admin/leads")).toContain('<html lang="en"');
  const { id } = await db.staff.findUniqueOrThrow({ where: { email: fields.email } });
  expect((await admin.post(`/admin/staff/${id}/disabled`, { disabled: "yes" })).status).toBe(303);
  expect((await person.get("/admin/leads")).status).toBe(303);
});

test("only who may make one-time links reads the mails that hold them", async () => {
  const admin = await enter("administrator");
  await admin.post("/admin/staff/new", {
    email: "sealed@example.com",
    name: "Demo",
    language: "vi",
    role: "auditor",
    department: "",
  });
  const mail = await db.mail.findFirstOrThrow({ where: { to: "sealed@example.com" } });
  const coordinator = await enter("coordinator");
  expect(await coordinator.page(`/admin/outbox/${mail.id}`)).not.toContain("/welcome/");
  expect(await admin.page(`/admin/outbox/${mail.id}`)).toContain("/welcome/");
});

const offerForm = {
  status: "awarded",
  statusAsOf: "24/11/2026",
  sources: "https://source.example.com/notice",
  note: "",
  "name.vi": "Dự án vừa được sửa tên",
  "name.en": "A project renamed just now",
  "summary.vi": "Tóm tắt mới.",
};

/** The moment of the last change that the form of an opportunity was made with. */
const updatedOn = (html: string) => /name="updatedAt" value="([^"]+)"/.exec(html)?.[1] ?? "";

test("what an administrator edits is on the public site with the next request", async () => {
  const admin = await enter("administrator");
  const offer = await db.opportunity.findFirstOrThrow({ where: { kind: "project" } });
  const path = `/admin/opportunities/${offer.slug}`;
  const form = { ...offerForm, updatedAt: updatedOn(await admin.page(path)) };
  expect((await admin.post(path, { ...form, "name.vi": "" })).status).toBe(422);
  expect((await admin.post(path, { ...form, sources: "javascript:alert(1)" })).status).toBe(422);
  expect((await admin.post(path, form)).status).toBe(303);
  const page = await fetch(`${product.url}/en/opportunities/${offer.slug}`);
  expect(await page.text()).toContain("A project renamed just now");
  const saved = await admin.post("/admin/departments/finance", {
    ...stampOn(await admin.page("/admin/departments/finance")),
    mailbox: "so.taichinh@example.com",
    phone: "",
    address: "",
    hours: "",
  });
  const departments = await admin.page(saved.headers.get("Location") ?? "");
  expect(departments).toContain("Đã lưu: Sở Tài chính");
  expect(departments).toContain("so.taichinh@example.com");
});

test("whoever edits an opportunity after somebody else has is told so, keeps what was typed, and undoes nothing", async () => {
  const [first, second] = [
    await enter("administrator"),
    await enter("administrator", "", { language: "en" }),
  ];
  const { slug } = await db.opportunity.findFirstOrThrow({ where: { kind: "technology" } });
  const path = `/admin/opportunities/${slug}`;
  const openedBefore = updatedOn(await second.page(path));
  const opened = updatedOn(await first.page(path));
  expect((await first.post(path, { ...offerForm, updatedAt: opened })).status).toBe(303);
  const late = { ...offerForm, status: "called", note: "They rang us.", updatedAt: openedBefore };
  // An error that is found first does not make the form any younger.
  const wrong = await second.post(path, { ...late, "name.vi": "" });
  expect(wrong.status).toBe(422);
  expect(updatedOn(await wrong.text())).toBe(openedBefore);
  const refused = await second.post(path, late);
  expect(refused.status).toBe(409);
  const told = await refused.text();
  expect(told).toContain("Somebody was quicker");
  expect(told).toContain("They rang us.");
  expect(told).toContain('<option value="called" selected="">');
  expect((await db.opportunity.findUniqueOrThrow({ where: { slug } })).status).toBe("awarded");
  // Sent again by somebody who has been told, it holds.
  expect((await second.post(path, { ...late, updatedAt: updatedOn(told) })).status).toBe(303);
  expect((await db.opportunity.findUniqueOrThrow({ where: { slug } })).status).toBe("called");
});

test("what an officer wrote is no longer called a machine's once native speakers have read it, and a note is Vietnamese", async () => {
  const admin = await enter("administrator");
  const { slug } = await db.opportunity.findFirstOrThrow({ where: { kind: "park-land", editedAt: null } });
  const path = `/admin/opportunities/${slug}`;
  const publicPage = async () => (await fetch(`${product.url}/en/opportunities/${slug}`)).text();
  const save = async (more: Record<string, string>) => {
    const form = { ...offerForm, ...more, updatedAt: updatedOn(await admin.page(path)) };
    expect((await admin.post(path, form)).status).toBe(303);
  };
  const byMachine = "written or translated by a machine";
  await save({ note: "Đã có nhà đầu tư." });
  expect(await publicPage()).toContain(byMachine);
  expect(await publicPage()).toContain('<span lang="vi">Đã có nhà đầu tư.</span>');
  await save({ readByNatives: "yes" });
  expect(await admin.page(path)).toMatch(/name="readByNatives"[^>]* checked=""/);
  expect(await publicPage()).not.toContain(byMachine);
  await save({});
  expect(await publicPage()).toContain(byMachine);
});

test("the calendar takes a new year, and gives leads that lacked it their due date", async () => {
  const admin = await enter("administrator");
  const lead = await aLead(db, new Date());
  await db.lead.update({ where: { id: lead.id }, data: { dueOn: null, calendar: "missing" } });
  const wrong = await admin.post("/admin/calendar/2028", {
    status: "official",
    off: "2028-01-01\n2027-01-04\nsoon",
    working: "2028-01-03",
  });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("2028-01-01");
  const empty = await admin.post("/admin/calendar/2028", { status: "official", off: "", working: "" });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toMatch(/id="off-error"[^>]*>[^<]*Lịch chính thức phải có ngày nghỉ/);
  const right = await admin.post("/admin/calendar/2028", {
    ...stampOn(await admin.page("/admin/calendar/2028")),
    status: "official",
    off: "2028-01-03",
    working: "2028-01-08",
  });
  expect(await admin.page(right.headers.get("Location") ?? "")).toContain("Đã lưu: Năm 2028");
  expect((await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).dueOn).not.toBeNull();
});

test("a verb on no lead is told, and leads back to the queue as it was filtered", async () => {
  const officer = await enter("officer", zone);
  const refused = await officer.post("/admin/leads/bulk", { verb: "accept", back: "?standing=overdue" });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain("Chọn ít nhất một hồ sơ");
  expect(page).toContain('href="/admin/leads?standing=overdue"');
  expect(page).not.toContain('action="/admin/leads/bulk"');
});

test("a correction that would count days twice is told beside its date, with what was typed", async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const officer = await enter("officer", zone);
  const lead = await aLead(db, daysAgo(9));
  const actor = { kind: "staff", id: officer.id, role: "officer", department: zone } as const;
  const desk = (days: number) => deskOf(db, actor, daysAgo(days));
  await acceptLead(desk(9), await seenNow(db, lead.id));
  for (const [asked, answered] of [
    [8, 6],
    [4, 3],
  ] as const) {
    await askSubmitter(desk(asked), await seenNow(db, lead.id), "How much power?");
    await resumeLead(desk(answered), await seenNow(db, lead.id));
  }
  const where = { leadId: lead.id, kind: "asked" };
  const { id: pause } = await db.leadEvent.findFirstOrThrow({ where, orderBy: { id: "desc" } });
  const path = `/admin/leads/${lead.code}`;
  const answer = await officer.post(`${path}/correct-clock`, {
    ...seenOn(await officer.page(path)),
    pause: String(pause),
    since: vietnamDate(daysAgo(7)),
    reason: "I had called them.",
  });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toMatch(/id="correct-clock-since-error"[^>]*>[^<]*Chọn ngày muộn hơn/);
  expect(page).toContain("I had called them.");
});

test("a forwarding that was taken back is told as it had been done", async () => {
  const officer = await enter("officer", zone);
  const lead = await aLead(db, new Date());
  const forward = { verb: "forward", lead: `${lead.code}:${lead.version}`, department: "finance" };
  const done = await officer.post("/admin/leads/bulk", { ...forward, reason: "Theirs." });
  expect((await officer.post(done.headers.get("Location") ?? "", {})).status).toBe(303);
  expect(await officer.page(`/admin/leads/${lead.code}`)).toContain(
    "Đã hoàn tác: Chuyển từ Ban Quản lý Khu kinh tế tỉnh Tây Ninh sang Sở Tài chính",
  );
});

test("rates are edited with their date; a wrong one is told", async () => {
  const admin = await enter("administrator");
  const rates = {
    date: "2026-11-24",
    source: "Demo rates",
    VND: "26100",
    EUR: "1.12",
    JPY: "151",
    KRW: "1400",
    TWD: "32",
    CNY: "7.1",
  };
  expect((await admin.post("/admin/settings", { ...rates, VND: "many", date: "soon" })).status).toBe(422);
  const save = async (typed: Record<string, string>) =>
    admin.post("/admin/settings", { ...stampOn(await admin.page("/admin/settings")), ...typed });
  expect((await save(rates)).status).toBe(303);
  expect(await admin.page("/admin/settings")).toContain("26.100");
  // As a Vietnamese writes it; 26.1 dong for a dollar would be a slip of the keyboard.
  expect((await save({ ...rates, VND: "26.200" })).status).toBe(303);
  expect(await admin.page("/admin/settings")).toContain("26.200");
  const slip = await admin.post("/admin/settings", { ...rates, VND: "26.1" });
  expect(slip.status).toBe(422);
  expect(await slip.text()).toContain("gấp hơn 10 lần");
});

const yearForm = { status: "provisional", off: "2036-01-01", working: "", addOff: "", addWorking: "" };

test.each<[string, string, Record<string, string>, Record<string, string>, string]>([
  [
    "a person",
    "/admin/staff/ID",
    { name: "Demo Rising", language: "vi", role: "head", department: zone },
    { name: "Demo Corrected", language: "vi", role: "officer", department: zone },
    "Demo Rising",
  ],
  [
    "a department",
    "/admin/departments/construction",
    { mailbox: "moved.in@example.com", phone: "", address: "", hours: "" },
    { mailbox: "", phone: "", address: "1 Demo Street", hours: "" },
    "moved.in@example.com",
  ],
  [
    "a year",
    "/admin/calendar/2036",
    { ...yearForm, off: "2036-01-28\n2036-01-29" },
    { ...yearForm, off: "2036-09-02" },
    "2036-01-28",
  ],
  [
    "the rates",
    "/admin/settings",
    { date: "2026-11-25", source: "Their rates", VND: "26300" },
    { date: "2026-11-26", source: "My rates", VND: "26400" },
    "Their rates",
  ],
])(
  "who saves %s from an older form overwrites nothing, sees what is kept, and can then send it again",
  async (_, pattern, theirs, mine, told) => {
    const [admin, colleague] = [await enter("administrator"), await enter("administrator")];
    const { id } = await enter("officer", zone);
    const path = pattern.replace("ID", String(id));
    const opened = await admin.page(path);
    const whole = { EUR: "1.12", JPY: "151", KRW: "1400", TWD: "32", CNY: "7.1" };
    const form = (typed: Record<string, string>, page: string) => ({ ...whole, ...typed, ...stampOn(page) });
    expect((await colleague.post(path, form(theirs, await colleague.page(path)))).status).toBe(303);

    const outrun = await admin.post(path, form(mine, opened));
    expect(outrun.status).toBe(409);
    const page = await outrun.text();
    expect(page).toContain("Trong lúc đó người khác đã thay đổi");
    expect(page).toContain(told);
    for (const typed of Object.values(mine)) expect(page).toContain(typed);
    expect(await colleague.page(path)).toContain(told);

    expect((await admin.post(path, form(mine, page))).status).toBe(303);
  },
);

test("a preview or a refusal of an older form does not make it a new one", async () => {
  const [admin, colleague] = [await enter("administrator"), await enter("administrator")];
  const path = "/admin/calendar/2037";
  const opened = stampOn(await admin.page(path));
  await colleague.post(path, { ...yearForm, off: "2037-02-16", ...opened });
  const asked = { ...yearForm, off: "2037-09-02", ...opened };
  const preview = await (await admin.post(path, { ...asked, intent: "preview" })).text();
  expect(stampOn(preview)).toEqual(opened);
  const refused = await (await admin.post(path, { ...asked, off: "soon" })).text();
  expect(stampOn(refused)).toEqual(opened);
  expect((await admin.post(path, asked)).status).toBe(409);
});

test("somebody else's session cannot be ended, one's own can", async () => {
  const [one, other] = [await enter("officer", zone), await enter("officer", zone)];
  const second = deskClient(product.url);
  await second.signIn(one.email, password);
  const theirs = await db.session.findFirstOrThrow({ where: { staffId: other.id } });
  await one.post("/admin/account/sessions", { session: theirs.idHash });
  expect((await other.get("/admin/leads")).status).toBe(200);
  const page = await one.page("/admin/account");
  const hash = /name="session" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
  await one.post("/admin/account/sessions", { session: hash });
  expect((await second.get("/admin/leads")).status).toBe(303);
});

test("before a suggested case is accepted its words can be freed of persons; what it asks stays", async () => {
  const coordinator = await enter("coordinator", "", { language: "en" });
  const lead = await aLead(db, new Date(), { message: "Mr Demo, 090 123 4567, wants to rent 2.5 ha." });
  const suggestion = { lead, toDepartment: "construction", byStaffId: coordinator.id, now: new Date() };
  await db.$transaction((tx) => suggestExample(tx, suggestion));
  const { id } = await db.ruleExample.findFirstOrThrow({ where: { leadId: lead.id } });
  const path = `/admin/rules/examples/${id}`;
  const page = await coordinator.page(path);
  expect(page).toContain("First take out names, numbers and addresses of persons");
  const editVersion = /name="editVersion" value="(\d+)"/.exec(page)?.[1] ?? "";
  const fields = { editVersion, name: "A factory", subject: "A factory", department: "construction" };

  const blank = await coordinator.post(path, { ...fields, message: " ", do: "save" });
  expect(blank.status).toBe(422);
  const again = await blank.text();
  expect(again).toContain('href="#message"');
  // Sent again it would still say what was seen: what somebody else has changed meanwhile is not written over.
  await db.ruleExample.update({ where: { id }, data: { editVersion: { increment: 1 } } });
  expect(/name="editVersion" value="(\d+)"/.exec(again)?.[1]).toBe(editVersion);
  expect((await coordinator.post(path, { ...fields, message: "x", do: "save" })).status).toBe(409);
  await db.ruleExample.update({ where: { id }, data: { editVersion: Number(editVersion) } });
  expect(again).toContain('value="A factory"');
  expect(await db.ruleExample.findUnique({ where: { id } })).toMatchObject({ state: "suggested" });

  const message = "Somebody wants to rent 2.5 ha.";
  expect((await coordinator.post(path, { ...fields, message, do: "save" })).status).toBe(303);
  expect(await db.ruleExample.findUnique({ where: { id } })).toMatchObject({
    state: "active",
    lead: { subject: "A factory", message, kind: "investment", place: lead.place },
    expect: { department: "construction" },
  });
});
