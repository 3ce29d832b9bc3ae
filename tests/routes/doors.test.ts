import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may, type Permission, type Role, roles, type StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { type Product, startProduct } from "../support/product";
import { addressOf, type Door, siteMap } from "../support/site-map";

/** What each door of the desk asks for, to look and to act. A door that is not here fails the test. */
const asked: Record<string, { look?: Permission | "signed-in"; act?: Permission | "signed-in" }> = {
  "/admin": { look: "signed-in" },
  "/admin/sign-out": { look: "signed-in", act: "signed-in" },
  "/admin/account": { look: "signed-in", act: "signed-in" },
  "/admin/account/password": { look: "signed-in", act: "signed-in" },
  "/admin/account/second-factor": { look: "signed-in", act: "signed-in" },
  "/admin/account/sessions": { look: "signed-in", act: "signed-in" },
  "/admin/account/keys": { look: "signed-in", act: "signed-in" },
  "/admin/leads": { look: "lead:list" },
  "/admin/leads/columns": { look: "lead:list", act: "lead:list" },
  "/admin/leads/views": { look: "lead:list", act: "lead:list" },
  "/admin/leads/views/:id": { look: "lead:list", act: "lead:list" },
  "/admin/leads/bulk": { look: "lead:accept", act: "lead:accept" },
  "/admin/leads/bulk/:id": { look: "lead:accept", act: "lead:accept" },
  "/admin/leads/export": { look: "lead:export" },
  "/admin/stream": { look: "lead:list" },
  "/admin/workload": { look: "workload:read" },
  "/admin/leads/:code": { look: "lead:read" },
  "/admin/leads/:code/read": { look: "lead:read", act: "lead:accept" },
  "/admin/leads/:code/accept": { look: "lead:read", act: "lead:accept" },
  "/admin/leads/:code/assign": { look: "lead:read", act: "lead:assign" },
  "/admin/leads/:code/forward": { look: "lead:read", act: "lead:forward" },
  "/admin/leads/:code/ask": { look: "lead:read", act: "lead:ask" },
  "/admin/leads/:code/resume": { look: "lead:read", act: "lead:ask" },
  "/admin/leads/:code/note": { look: "lead:read", act: "lead:note" },
  "/admin/leads/:code/resolve": { look: "lead:read", act: "lead:resolve" },
  "/admin/leads/:code/reopen": { look: "lead:read", act: "lead:reopen" },
  "/admin/opportunities": { look: "opportunity:edit" },
  "/admin/opportunities/:slug": { look: "opportunity:edit", act: "opportunity:edit" },
  "/admin/departments": { look: "department:edit" },
  "/admin/departments/:code": { look: "department:edit", act: "department:edit" },
  "/admin/staff": { look: "staff:manage" },
  "/admin/staff/new": { look: "staff:manage", act: "staff:manage" },
  "/admin/staff/:id": { look: "staff:manage", act: "staff:manage" },
  "/admin/staff/:id/link": { look: "staff:manage", act: "staff:manage" },
  "/admin/staff/:id/disabled": { look: "staff:manage", act: "staff:manage" },
  "/admin/calendar": { look: "calendar:edit" },
  "/admin/calendar/:year": { look: "calendar:edit", act: "calendar:edit" },
  "/admin/outbox": { look: "outbox:read" },
  "/admin/outbox/kept": { look: "outbox:read", act: "outbox:resend" },
  "/admin/outbox/:id": { look: "outbox:read" },
  "/admin/outbox/:id/resend": { look: "outbox:read", act: "outbox:resend" },
  "/admin/audit": { look: "audit:read" },
  "/admin/settings": { look: "settings:edit", act: "settings:edit" },
};

const now = new Date();
const doors = (await siteMap()).filter((door) => door.pattern.startsWith("/admin"));

type Person = { name: string; actor: StaffActor; cookie: string };

let db: Database;
let close: () => Promise<void>;
let product: Product;
let lead: Awaited<ReturnType<typeof aLead>>;
let mailId: number;
const people: Person[] = [];

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url });
  lead = await aLead(db, now);
  mailId = (await db.mail.findFirstOrThrow()).id;
  for (const role of roles) await enter(role, lead.departmentCode);
  await enter("officer", "health");
  await enter("head", "health");
});
afterAll(async () => {
  await product?.stop();
  await close();
});

async function enter(role: Role, department: string) {
  const actor = await aStaff(db, role, department);
  people.push({ name: `${role} of ${department}`, actor, cookie: await sessionOf(actor) });
}

async function sessionOf(actor: StaffActor): Promise<string> {
  return `vamco=${await beginSession(db, actor.id, { address: "127.0.0.1", userAgent: "test" }, false, now)}`;
}

function address(door: Door): string {
  const person = people[0]?.actor.id ?? 0;
  const id = door.pattern.includes("/outbox/") ? mailId : person;
  const code = door.pattern.includes("/departments/") ? "finance" : lead.code;
  return addressOf(door, { code, id: String(id), slug: "tay-ninh-airport", year: "2027" });
}

const subject = () => ({
  department: lead.departmentCode,
  coordinating: lead.coordinating,
  appraisal: lead.appraisal,
  appraisalDepartment: "foreign-affairs",
});

/** What the policy says of a person at a door: in, 403, or that there is no such lead. */
function expected(actor: StaffActor, door: Door, permission: Permission | "signed-in"): "in" | 403 | 404 {
  if (permission === "signed-in") return "in";
  if (!door.pattern.startsWith("/admin/leads/:code")) return may(actor, permission) ? "in" : 403;
  if (!may(actor, "lead:read", subject())) return 404;
  return may(actor, permission, subject()) ? "in" : 403;
}

const get = (path: string, cookie = "") =>
  fetch(product.url + path, { redirect: "manual", headers: cookie ? { Cookie: cookie } : {} });
const post = (path: string, cookie = "") =>
  fetch(product.url + path, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ version: "0" }),
    headers: { Origin: product.url, ...(cookie && { Cookie: cookie }) },
  });

test("every door of the desk on the map says here what it asks for", () => {
  expect(doors.map((door) => door.pattern).sort()).toEqual(Object.keys(asked).sort());
  for (const door of doors) {
    const { look, act } = asked[door.pattern] ?? {};
    expect([door.pattern, door.hasLoader, door.hasAction]).toEqual([
      door.pattern,
      Boolean(look),
      Boolean(act),
    ]);
  }
});

describe.each(doors)("$pattern", (door) => {
  const { look, act } = asked[door.pattern] ?? {};

  test.runIf(look)("a stranger is sent to sign in, and no data goes with it", async () => {
    const page = await get(address(door));
    expect(page.status).toBe(303);
    expect(page.headers.get("Location")).toMatch(/^\/en\/sign-in\?back=/);
    const data = await (await get(`${address(door)}.data`)).text();
    const routed = await (
      await get(`${address(door)}.data?_routes=routes/${door.file.replace(/^routes\/|\.tsx?$/g, "")}`)
    ).text();
    for (const body of [data, routed]) {
      // Signing out leads to the desk's first page, and that one to the sign-in.
      expect(body).toMatch(door.pattern.endsWith("/sign-out") ? /"\/admin"|\/sign-in/ : /\/sign-in/);
      expect(body).not.toContain(lead.subject);
      expect(body).not.toContain(lead.email);
    }
  });

  test.runIf(act)("a stranger cannot act", async () => {
    const answer = await post(address(door));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toMatch(/\/sign-in/);
  });

  test.runIf(look)("each role looks as the policy says", async () => {
    for (const person of people) {
      const answer = await get(address(door), person.cookie);
      const rule = expected(person.actor, door, look ?? "signed-in");
      const seen = answer.status === 200 || answer.status === 303 ? "in" : answer.status;
      expect([person.name, seen]).toEqual([person.name, rule]);
      if (rule !== "in") expect(await answer.text()).not.toContain(lead.subject);
    }
  });

  test.runIf(act)(
    "nobody acts whom the policy does not let, and nothing is written when they try",
    async () => {
      for (const person of people) {
        const rule = expected(person.actor, door, act ?? "signed-in");
        if (rule === "in") continue;
        const before = await db.leadEvent.count();
        const answer = await post(address(door), person.cookie);
        expect([person.name, answer.status]).toEqual([person.name, rule]);
        expect(await db.leadEvent.count()).toBe(before);
      }
    },
  );
});
