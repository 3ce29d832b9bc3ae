import { generateSync } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "~/core/policy/may";
import { hashPassword } from "~/infra/auth/passwords.server";
import { newTotpSecret } from "~/infra/auth/totp.server";
import type { Database } from "~/infra/db/client.server";
import { ensureFirstAdministrator } from "~/services/accounts/first-administrator.server";
import {
  changePassword,
  makeOneTimeLink,
  readOneTimeLink,
  spendOneTimeLink,
} from "~/services/accounts/passwords.server";
import { passSecondFactor, setSecondFactor } from "~/services/accounts/second-factor.server";
import { beginSession, endOwnSession, findSession, signOut } from "~/services/accounts/sessions.server";
import { signIn } from "~/services/accounts/sign-in.server";
import {
  changeStaff,
  createStaff,
  renewLink,
  type StaffDeps,
  setStaffDisabled,
  staffStamp,
} from "~/services/accounts/staff.server";
import { freshDatabase } from "../support/database";
import { aStaff, mail } from "../support/desk";

let db: Database;
let close: () => Promise<void>;
let passwordHash: string;

const password = "a quiet boat on the Vam Co";
const now = new Date("2026-12-01T02:00:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const visitor = { address: "192.0.2.7", userAgent: "a browser" };

beforeAll(async () => {
  ({ db, close } = await freshDatabase());
  passwordHash = await hashPassword(password);
});
afterAll(() => close());

async function person(role: Role = "officer", department = "finance") {
  const { id } = await aStaff(db, role, department, { passwordHash });
  return db.staff.findUniqueOrThrow({ where: { id } });
}

function enter(email: string, typed = password, at = now, from = visitor, rateLimits = false) {
  return signIn({ db, now: at, rateLimits }, { email, password: typed }, from);
}

async function signedIn(email: string, at = now) {
  const result = await enter(email, password, at);
  if (result.kind !== "signed-in") throw new Error(`not signed in: ${result.kind}`);
  const found = await findSession(db, result.sessionId, at);
  if (!found) throw new Error("no session");
  return { sessionId: result.sessionId, found };
}

test("a sign-in gives a session of a new id, of which the database holds a hash only", async () => {
  const { email } = await person();
  const [first, second] = [await signedIn(email), await signedIn(email)];
  expect(first.sessionId).not.toBe(second.sessionId);
  expect(Buffer.from(first.sessionId, "base64url")).toHaveLength(32);
  expect(JSON.stringify(await db.session.findMany())).not.toContain(first.sessionId);
});

test("an e-mail address is taken however it is written", async () => {
  const { email } = await person();
  expect((await enter(` ${email.toUpperCase()} `)).kind).toBe("signed-in");
});

test("unknown account, wrong password, disabled account: the same answer", async () => {
  const [one, other] = [await person(), await person()];
  await db.staff.update({ where: { id: other.id }, data: { disabledAt: now } });
  expect(await enter("nobody@example.com")).toEqual({ kind: "refused" });
  expect(await enter(one.email, "not the password")).toEqual({ kind: "refused" });
  expect(await enter(other.email)).toEqual({ kind: "refused" });
  expect(await enter("no address at all")).toEqual({ kind: "refused" });
});

test.each([
  ["is good while it is used", [20, 40, 60], 85, true],
  ["is over after half an hour without use", [], 30, false],
  [
    "is over after twelve hours, however busy",
    Array.from({ length: 36 }, (_, n) => (n + 1) * 20),
    721,
    false,
  ],
])("a session %s", async (_, uses, at, good) => {
  const { email } = await person();
  const { sessionId } = await signedIn(email);
  for (const minutes of uses) await findSession(db, sessionId, after(minutes));
  expect((await findSession(db, sessionId, after(at))) !== null).toBe(good);
});

test.each<[string, (id: number) => Promise<unknown>]>([
  ["another role", async (id) => change(id, { role: "head" })],
  ["another department", async (id) => change(id, { departmentCode: "construction" })],
  ["being disabled", async (id) => setStaffDisabled(await admin(), id, true)],
])("%s ends every session with the next request", async (_, happens) => {
  const { id, email } = await person();
  const { sessionId } = await signedIn(email);
  await happens(id);
  expect(await findSession(db, sessionId, now)).toBeNull();
});

const kept = { name: "Demo Person", language: "vi", role: "officer", departmentCode: "finance" } as const;

async function admin() {
  return { db, now, mail, actor: await aStaff(db, "administrator") };
}

/** An administrator's form of somebody, opened now and saved at once. */
async function change(id: number, to: Partial<Parameters<typeof changeStaff>[2]>, deps?: StaffDeps) {
  const seen = staffStamp(await db.staff.findUniqueOrThrow({ where: { id } }));
  return changeStaff(deps ?? (await admin()), id, { ...kept, ...to }, seen);
}

test("a new name alone leaves the sessions", async () => {
  const { id, email } = await person();
  const { sessionId } = await signedIn(email);
  await change(id, { name: "Another Name" });
  expect(await findSession(db, sessionId, now)).not.toBeNull();
});

test("who changes the password stays signed in under a new id; every other session ends", async () => {
  const { email } = await person();
  const [here, elsewhere] = [await signedIn(email), await signedIn(email)];
  const typed = {
    current: password,
    password: "another boat on another river",
    again: "another boat on another river",
  };
  const changed = await changePassword({ db, now }, here.found, typed, visitor);
  if (changed.kind !== "changed") throw new Error(changed.kind);
  expect(await findSession(db, here.sessionId, now)).toBeNull();
  expect(await findSession(db, elsewhere.sessionId, now)).toBeNull();
  expect(await findSession(db, changed.sessionId, now)).not.toBeNull();
  expect((await enter(email)).kind).toBe("refused");
});

test("one ends one's own sessions and nobody else's", async () => {
  const [one, other] = [await person(), await person()];
  const [mine, theirs] = [await signedIn(one.email), await signedIn(other.email)];
  const deps = { db, now, actor: mine.found.actor };
  expect(await endOwnSession(deps, theirs.found.session.idHash)).toBe(false);
  expect(await findSession(db, theirs.sessionId, now)).not.toBeNull();
  await signOut(db, mine.found, now);
  expect(await findSession(db, mine.sessionId, now)).toBeNull();
});

test("many attempts from one place are slowed there; the owner signs in elsewhere", async () => {
  const { email } = await person();
  const thief = { ...visitor, address: "198.51.100.1" };
  const tries = [];
  for (let n = 0; n < 11; n += 1) tries.push(await enter(email, "a guess", now, thief, true));
  expect(tries.map((each) => each.kind)).toEqual([...Array(10).fill("refused"), "throttled"]);
  expect((await enter(email, password, now, thief, true)).kind).toBe("throttled");
  expect((await enter(email, password, now, { ...visitor, address: "203.0.113.9" }, true)).kind).toBe(
    "signed-in",
  );
  expect((await enter(email, password, after(16), thief, true)).kind).toBe("signed-in");
});

test("the addresses of one IPv6 network are one place to the sign-in too", async () => {
  const { email } = await person();
  const kinds = [];
  for (let n = 1; n <= 11; n += 1) {
    const from = { ...visitor, address: `2001:db8::${n.toString(16)}:b:c:d` };
    kinds.push((await enter(email, "a guess", now, from, true)).kind);
  }
  expect(kinds).toEqual([...Array(10).fill("refused"), "throttled"]);
});

test("unknown accounts are slowed like known ones", async () => {
  const from = { ...visitor, address: "198.51.100.2" };
  const kinds = [];
  for (let n = 0; n < 11; n += 1) kinds.push((await enter("nobody@example.com", "x", now, from, true)).kind);
  expect(kinds.at(-1)).toBe("throttled");
});

test("a one-time link sets the password once, of two at the same moment too", async () => {
  const { id, email } = await person();
  const token = await makeOneTimeLink(db, id, now);
  expect(await readOneTimeLink(db, token, now)).not.toBeNull();
  expect(await readOneTimeLink(db, token.toUpperCase().replaceAll("-", " "), now)).not.toBeNull();
  const typed = { token, password: "fourteen herons at dusk", again: "fourteen herons at dusk" };
  const uses = await Promise.all([1, 2, 3].map(() => spendOneTimeLink({ db, now }, typed, visitor)));
  expect(uses.map((use) => use.kind).sort()).toEqual(["signed-in", "spent", "spent"]);
  expect((await enter(email, typed.password)).kind).toBe("signed-in");
});

test("a one-time link is refused after 72 hours, when a newer one was made, and when the account is disabled", async () => {
  const { id } = await person();
  const token = await makeOneTimeLink(db, id, now);
  expect(await readOneTimeLink(db, token, after(72 * 60))).toBeNull();
  const newer = await makeOneTimeLink(db, id, now);
  expect(await readOneTimeLink(db, token, now)).toBeNull();
  await setStaffDisabled(await admin(), id, true);
  expect(await readOneTimeLink(db, newer, now)).toBeNull();
});

test("a weak password does not spend the link", async () => {
  const { id } = await person();
  const token = await makeOneTimeLink(db, id, now);
  const weak = await spendOneTimeLink({ db, now }, { token, password: "short", again: "short" }, visitor);
  expect(weak).toEqual({ kind: "refused", problem: "password.too-short" });
  expect(await readOneTimeLink(db, token, now)).not.toBeNull();
});

test("a one-time password at the sign-in leads to setting a password of one's own", async () => {
  const { id, email } = await person();
  const token = await makeOneTimeLink(db, id, now);
  expect(await enter(email, token)).toEqual({ kind: "one-time", token: token.replaceAll("-", "") });
  const other = await person();
  expect(await enter(other.email, token)).toEqual({ kind: "refused" });
});

test("with a second factor, the password alone opens nothing, and a code opens the door once", async () => {
  const { id, email } = await person();
  const totp = newTotpSecret();
  await db.staff.update({ where: { id }, data: { totpSecret: totp } });
  const code = generateSync({ secret: totp, epoch: now.getTime() / 1000 });
  const [one, two] = [await signedIn(email), await signedIn(email)];
  expect(one.found.session.pendingTotp).toBe(true);
  const deps = { db, now, rateLimits: false };
  expect((await passSecondFactor(deps, one.found, "000000", visitor)).kind).toBe("refused");
  const passes = await Promise.all(
    [one, two].map(({ found }) => passSecondFactor(deps, found, code, visitor)),
  );
  expect(passes.map((pass) => pass.kind).sort()).toEqual(["refused", "signed-in"]);
  const pass = passes.find((each) => each.kind === "signed-in");
  const full = await findSession(db, pass?.kind === "signed-in" ? pass.sessionId : "", now);
  expect(full?.session.pendingTotp).toBe(false);
  const third = await signedIn(email);
  expect((await passSecondFactor(deps, third.found, code, visitor)).kind).toBe("refused");
});

test("a second factor is set up by a right code only, and ends the other sessions", async () => {
  const { email } = await person();
  const [here, elsewhere] = [await signedIn(email), await signedIn(email)];
  const totp = newTotpSecret();
  expect(await setSecondFactor({ db, now }, here.found, { secret: totp, code: "123" })).toBe("wrong-code");
  const code = generateSync({ secret: totp, epoch: now.getTime() / 1000 });
  expect(await setSecondFactor({ db, now }, here.found, { secret: totp, code })).toBe("set");
  expect(await findSession(db, elsewhere.sessionId, now)).toBeNull();
  expect(await findSession(db, here.sessionId, now)).not.toBeNull();
});

test("new staff get a link by mail; the same address twice is told", async () => {
  const deps = await admin();
  const made = await createStaff(deps, { email: "new@example.com", ...kept });
  if (made.kind !== "made") throw new Error(made.kind);
  const written = await db.mail.findFirstOrThrow({ where: { to: "new@example.com" } });
  expect(written.text).toContain(made.link);
  expect(await createStaff(deps, { email: "new@example.com", ...kept })).toEqual({ kind: "email-taken" });
  expect(await renewLink(deps, made.id)).not.toBe(made.link);
});

test("administrators cannot take the role from themselves or disable themselves", async () => {
  const deps = await admin();
  expect(await change(deps.actor.id, { role: "auditor" }, deps)).toBe("self");
  expect(await setStaffDisabled(deps, deps.actor.id, true)).toBe("self");
});

test.each<[string, (deps: StaffDeps, id: number) => Promise<unknown>]>([
  ["take the role from each other", (deps, id) => change(id, { role: "auditor" }, deps)],
  ["disable each other", (deps, id) => setStaffDisabled(deps, id, true)],
])("of two administrators who %s at once, one is still there", async (_, act) => {
  const [one, other] = [await admin(), await admin()];
  const results = await Promise.all([act(one, other.actor.id), act(other, one.actor.id)]);
  expect(results.sort()).toEqual(["changed", "no-administrator"]);
  const ids = [one.actor.id, other.actor.id];
  const left = await db.staff.count({ where: { id: { in: ids }, role: "administrator", disabledAt: null } });
  expect(left).toBe(1);
});

test("what is done is in the audit trail, without a secret, and cannot be deleted", async () => {
  const { id, email } = await person();
  const { sessionId } = await signedIn(email);
  expect(await db.auditEvent.count({ where: { kind: "signed-in", staffId: id } })).toBe(1);
  expect(JSON.stringify(await db.auditEvent.findMany())).not.toContain(sessionId);
  await expect(db.auditEvent.deleteMany()).rejects.toThrow(/history/);
});

test("at the first start there is one administrator, of two processes too, and none later", async () => {
  const { db: empty, close: closeEmpty } = await freshDatabase();
  const starts = await Promise.all(
    [1, 2].map(() => ensureFirstAdministrator(empty, "https://dautu.example.com", now)),
  );
  const made = starts.filter((each) => each !== null);
  expect(made).toHaveLength(1);
  expect(made[0]?.email).toBe("admin@dautu.example.com");
  const entered = await signIn(
    { db: empty, now, rateLimits: false },
    { email: "admin@dautu.example.com", password: made[0]?.oneTimePassword ?? "" },
    visitor,
  );
  expect(entered.kind).toBe("one-time");
  expect(await ensureFirstAdministrator(empty, null, now)).toBeNull();
  await closeEmpty();
});

test("a session id that was never given is nobody's", async () => {
  const { id } = await person();
  await beginSession(db, id, visitor, false, now);
  for (const guess of ["", "a".repeat(43), "' OR 1=1", "\0".repeat(43)]) {
    expect(await findSession(db, guess, now)).toBeNull();
  }
});
