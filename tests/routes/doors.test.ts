import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { heldBy, may, type Permission, type Role, roles, type StaffActor } from "~/core/policy/may";
import type { Database } from "~/infra/db/client.server";
import { beginSession } from "~/services/accounts/sessions.server";
import { freshDatabase } from "../support/database";
import { aLead, aStaff } from "../support/desk";
import { type Product, startProduct } from "../support/product";
import { anObstacle, aProject } from "../support/projects";
import { aPlannedReorganisation } from "../support/reorganisation";
import { addressOf, type Door, siteMap } from "../support/site-map";

/** What each door of the desk asks for, to look and to act. A door that is not here fails the test. */
const asked: Record<string, { look?: Permission | "signed-in"; act?: Permission | "signed-in" }> = {
  "/admin": { look: "signed-in" },
  "/admin/sign-out": { look: "signed-in", act: "signed-in" },
  "/admin/account": { look: "signed-in", act: "signed-in" },
  "/admin/account/password": { look: "signed-in", act: "signed-in" },
  "/admin/account/second-factor": { look: "signed-in", act: "signed-in" },
  "/admin/account/sessions": { look: "signed-in", act: "signed-in" },
  "/admin/account/leave": { look: "signed-in", act: "signed-in" },
  "/admin/account/keys": { look: "signed-in", act: "signed-in" },
  "/admin/account/mails": { look: "signed-in", act: "signed-in" },
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
  "/admin/leads/:code/return": { look: "lead:read", act: "lead:return" },
  "/admin/leads/:code/extend": { look: "lead:read", act: "lead:extend" },
  "/admin/leads/:code/correct-clock": { look: "lead:read", act: "lead:ask" },
  "/admin/leads/:code/add-task": { look: "lead:read", act: "lead:task" },
  "/admin/leads/:code/answer-task": { look: "lead:read", act: "lead:answer-task" },
  "/admin/leads/:code/cancel-task": { look: "lead:read", act: "lead:task" },
  "/admin/leads/:code/ask": { look: "lead:read", act: "lead:ask" },
  "/admin/leads/:code/resume": { look: "lead:read", act: "lead:ask" },
  "/admin/leads/:code/note": { look: "lead:read", act: "lead:note" },
  "/admin/leads/:code/resolve": { look: "lead:read", act: "lead:resolve" },
  "/admin/leads/:code/reopen": { look: "lead:read", act: "lead:reopen" },
  "/admin/leads/:code/matches": { look: "lead:read", act: "lead:link" },
  "/admin/leads/:code/score": { look: "lead:read", act: "score:fill" },
  "/admin/leads/:code/project": { look: "project:edit", act: "project:edit" },
  "/admin/leads/:code/obstacle": { look: "obstacle:edit", act: "obstacle:edit" },
  "/admin/projects": { look: "project:read" },
  "/admin/projects/new": { look: "project:open", act: "project:open" },
  "/admin/projects/:code": { look: "project:read" },
  "/admin/projects/:code/obstacle": { look: "obstacle:edit", act: "obstacle:edit" },
  "/admin/projects/:code/:verb": { look: "project:read", act: "project:edit" },
  "/admin/obstacles": { look: "project:read" },
  "/admin/obstacles/causes/:id": { look: "project:read", act: "obstacle:edit" },
  "/admin/obstacles/:id": { look: "project:read" },
  "/admin/obstacles/:id/:verb": { look: "project:read", act: "obstacle:edit" },
  "/admin/opportunities": { look: "opportunity:edit" },
  "/admin/opportunities/:slug": { look: "opportunity:edit", act: "opportunity:edit" },
  "/admin/departments": { look: "department:edit" },
  "/admin/departments/new": { look: "department:reorganise", act: "department:reorganise" },
  "/admin/departments/reorganise": { look: "department:reorganise" },
  "/admin/departments/reorganise/:kind": { look: "department:reorganise", act: "department:reorganise" },
  "/admin/departments/reorganisations/:id": {
    look: "department:reorganise",
    act: "department:reorganise",
  },
  "/admin/departments/:code": { look: "department:edit", act: "department:edit" },
  "/admin/staff": { look: "staff:manage" },
  "/admin/staff/new": { look: "staff:manage", act: "staff:manage" },
  "/admin/staff/:id": { look: "staff:manage", act: "staff:manage" },
  "/admin/staff/:id/link": { look: "staff:manage", act: "staff:manage" },
  "/admin/staff/:id/disabled": { look: "staff:manage", act: "staff:manage" },
  "/admin/people": { look: "staff:leave" },
  "/admin/people/:id": { look: "staff:leave", act: "staff:leave" },
  "/admin/calendar": { look: "calendar:edit" },
  "/admin/calendar/:year": { look: "calendar:edit", act: "calendar:edit" },
  "/admin/rules": { look: "rules:read", act: "rules:edit" },
  "/admin/rules/accuracy": { look: "rules:read" },
  "/admin/rules/examples": { look: "rules:edit", act: "rules:edit" },
  "/admin/rules/examples/:id": { look: "rules:edit", act: "rules:edit" },
  "/admin/rules/:version": { look: "rules:read", act: "rules:edit" },
  "/admin/rules/:version/compare": { look: "rules:read" },
  "/admin/rules/:version/dry-run": { look: "rules:edit" },
  "/admin/rules/:version/dry-run/:code": { look: "rules:edit" },
  "/admin/rules/:version/:list/:rule": { look: "rules:edit", act: "rules:edit" },
  "/admin/scorecard": { look: "scorecard:edit", act: "scorecard:edit" },
  "/admin/scorecard/publication": { look: "scorecard:edit", act: "scorecard:edit" },
  "/admin/outbox": { look: "outbox:read" },
  "/admin/outbox/kept": { look: "outbox:read", act: "outbox:resend" },
  "/admin/outbox/:id": { look: "outbox:read" },
  "/admin/outbox/:id/resend": { look: "outbox:read", act: "outbox:resend" },
  "/admin/audit": { look: "audit:read" },
  "/admin/settings": { look: "settings:edit", act: "settings:edit" },
};

const now = new Date();
const doors = (await siteMap()).filter((door) => door.pattern.startsWith("/admin"));

type Person = { name: string; actor: StaffActor; cookie: string; bulkId: number };

let db: Database;
let close: () => Promise<void>;
let product: Product;
let lead: Awaited<ReturnType<typeof aLead>>;
let mailId: number;
let project: Awaited<ReturnType<typeof aProject>>;
let obstacle: Awaited<ReturnType<typeof anObstacle>>;
let reorganisationId: number;
const people: Person[] = [];

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url });
  lead = await aLead(db, now);
  mailId = (await db.mail.findFirstOrThrow()).id;
  reorganisationId = await aPlannedReorganisation(db, now);
  for (const role of roles) await enter(role, lead.departmentCode);
  const keeper = await aStaff(db, "head", lead.departmentCode);
  project = await aProject(db, keeper, now, { name: lead.subject });
  obstacle = await anObstacle(db, keeper, now, project.id, { title: lead.subject });
  await enter("officer", "health");
  await enter("head", "health");
});
afterAll(async () => {
  await product?.stop();
  await close();
});

async function enter(role: Role, department: string) {
  const actor = await aStaff(db, role, department);
  const bulk = await db.bulkAction.create({
    data: { staffId: actor.id, verb: "accept", given: {}, at: now },
  });
  people.push({
    name: `${role} of ${department}`,
    actor,
    cookie: await sessionOf(actor),
    bulkId: bulk.id,
  });
}

async function sessionOf(actor: StaffActor): Promise<string> {
  return `vamco=${await beginSession(db, actor.id, { address: "127.0.0.1", userAgent: "test" }, false, now)}`;
}

function address(door: Door, person = people[0]): string {
  if (door.pattern.startsWith("/admin/obstacles/")) {
    const id = door.pattern.includes("/causes/") ? obstacle.causeId : obstacle.id;
    return addressOf(door, { id: String(id), verb: "facts" });
  }
  if (door.pattern.startsWith("/admin/projects/")) {
    return addressOf(door, { code: project.code, verb: "facts" });
  }
  const ids: [room: string, id: number][] = [
    ["/outbox/", mailId],
    // What came of a bulk action is shown to whoever did it, and is not there for others.
    ["/bulk/", person?.bulkId ?? 0],
    ["/reorganisations/", reorganisationId],
  ];
  const [, id] = ids.find(([room]) => door.pattern.includes(room)) ?? ["", people[0]?.actor.id ?? 0];
  const code = door.pattern.includes("/departments/") ? "finance" : lead.code;
  const rule = { version: "1", list: "department", rule: "obstacle-elsewhere" };
  const kind = "merge";
  return addressOf(door, { code, id: String(id), slug: "tay-ninh-airport", year: "2027", kind, ...rule });
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
  // Somebody of the lead's department: its own head may, another one not.
  if (door.pattern === "/admin/people/:id") return may(actor, "staff:leave", subject()) ? "in" : 403;
  // A project and its obstacles are of a department, as the lead is; nobody coordinates them.
  if (/^\/admin\/(projects\/:code|obstacles\/)/.test(door.pattern)) {
    const own = heldBy(lead.departmentCode);
    if (!may(actor, "project:read", own)) return 404;
    return may(actor, permission, own) ? "in" : 403;
  }
  if (!door.pattern.startsWith("/admin/leads/:code")) return may(actor, permission) ? "in" : 403;
  if (!may(actor, "lead:read", subject())) return 404;
  return may(actor, permission, subject()) ? "in" : 403;
}

const get = (path: string, cookie = "") =>
  fetch(product.url + path, {
    redirect: "manual",
    headers: {
      Accept: path === "/admin/stream" ? "text/event-stream" : "text/html",
      ...(cookie && { Cookie: cookie }),
    },
  });
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
      const answer = await get(address(door, person), person.cookie);
      const rule = expected(person.actor, door, look ?? "signed-in");
      const seen = answer.status === 200 || answer.status === 303 ? "in" : answer.status;
      expect([person.name, seen]).toEqual([person.name, rule]);
      if (rule !== "in") expect(await answer.text()).not.toContain(lead.subject);
    }
  });

  test.runIf(act)(
    "nobody acts whom the policy does not let, and nothing is written when they try",
    async () => {
      const events = async () => (await db.leadEvent.count()) + (await db.projectEvent.count());
      for (const person of people) {
        const rule = expected(person.actor, door, act ?? "signed-in");
        if (rule === "in") continue;
        const before = await events();
        const answer = await post(address(door, person), person.cookie);
        expect([person.name, answer.status]).toEqual([person.name, rule]);
        expect(await events()).toBe(before);
      }
    },
  );
});

test("what came of somebody's bulk action is not there for anybody else, nor can it be taken back", async () => {
  const [mine, ...others] = people;
  for (const { cookie } of others) {
    for (const answer of [
      await get(`/admin/leads/bulk/${mine?.bulkId}`, cookie),
      await post(`/admin/leads/bulk/${mine?.bulkId}`, cookie),
    ])
      expect([403, 404]).toContain(answer.status);
  }
  const { undoneAt } = await db.bulkAction.findUniqueOrThrow({ where: { id: mine?.bulkId ?? 0 } });
  expect(undoneAt).toBeNull();
});
