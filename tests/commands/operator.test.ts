import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restoreBackup, writeBackup } from "~/infra/db/backup.server";
import { type Database, openDatabase, type Transaction } from "~/infra/db/client.server";
import { signIn } from "~/services/accounts/sign-in.server";
import { runCommand } from "../support/command";
import { freshDatabase } from "../support/database";
import { aLead } from "../support/desk";
import { freePort } from "../support/ports";

let db: Database;
let url: string;
let close: () => Promise<void>;
let folder: string;
const now = new Date("2026-12-01T02:00:00Z");

beforeAll(async () => {
  ({ db, url, close } = await freshDatabase());
  folder = await mkdtemp(path.join(tmpdir(), "vamco-operator-"));
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

const operatorOn = (database: string, ...args: string[]) =>
  runCommand("operator", args, { DATABASE_URL: database, DATA_DIR: folder });
const operator = (...args: string[]) => operatorOn(url, ...args);

async function enter(email: string, password: string) {
  const visitor = { address: "192.0.2.1", userAgent: "" };
  return (await signIn({ db, now: new Date(), rateLimits: false }, { email, password }, visitor)).kind;
}

test("an administrator is made on the command line, and given a new password later", async () => {
  for (const command of ["create-admin", "reset-password"]) {
    const { code, output } = await operator(command, "--email", "Boss@example.com");
    expect(code).toBe(0);
    const [, email = "", password = ""] = /^Account: (\S+) {2}one-time password: (\S+)$/m.exec(output) ?? [];
    expect(email).toBe("boss@example.com");
    expect(await enter(email, password)).toBe("one-time");
  }
});

test("who asks for the commands reads what a new password costs, and so it is", async () => {
  expect((await operator()).errors).toMatch(
    /reset-password[^\n]*second factor are gone[\s\S]*disabled is open again/,
  );
  const locked = { email: "locked@example.com", name: "Demo", role: "officer", passwordHash: "none" };
  await db.staff.create({ data: { ...locked, totpSecret: "a secret", disabledAt: now } });
  await operator("reset-password", "--email", locked.email);
  const left = { passwordHash: null, totpSecret: null, disabledAt: null };
  expect(await db.staff.findUniqueOrThrow({ where: { email: locked.email } })).toMatchObject(left);
});

test.each([
  [["reset-password", "--email", "nobody@example.com"], 1, "no account"],
  [["create-admin"], 1, "--email needs an e-mail address"],
  [["send-test-mail", "--to", "demo@example.com"], 1, "SMTP_URL is not set"],
  [["backup"], 1, "Name the file"],
  [["no-such-command"], 2, "npm run operator"],
])("%j is refused with a sentence", async (args, status, sentence) => {
  const { code, errors } = await operator(...args);
  expect(code).toBe(status);
  expect(errors).toContain(sentence);
});

test("the settings are checked", async () => {
  const { code, output } = await operator("check-config");
  expect(code).toBe(0);
  expect(output).toMatch(/Database: PostgreSQL \d+/);
  expect(output).toContain("SMTP_URL is not set");
});

test.each([
  ["where nobody listens", async (at: URL) => (at.port = String(await freePort())), "ECONNREFUSED"],
  ["with another password", (at: URL) => (at.password = "not-this-one"), "password authentication failed"],
  ["that is not there", (at: URL) => (at.pathname = "/none"), "does not exist"],
  ["on a host without an address", (at: URL) => (at.hostname = "nowhere.invalid"), "nowhere.invalid"],
])("a database %s is told with the setting that names it, without the password", async (_, spoil, reason) => {
  const address = new URL(url);
  await spoil(address);
  const { code, errors } = await operatorOn(address.href, "check-config");
  expect(code).toBe(1);
  expect(errors).toMatch(/^DATABASE_URL names a database that cannot be reached: .*\n$/);
  expect(errors).toContain(reason);
  expect(errors).not.toContain(`:${address.password}@`);
});

test("a session secret that a full disk has cut off is told, not taken", async () => {
  const dataDir = path.join(folder, "cut-off");
  await mkdir(dataDir);
  await writeFile(path.join(dataDir, "session-secret"), "");
  const { code, errors } = await runCommand("operator", ["check-config"], {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
  });
  expect(code).toBe(1);
  expect(errors).toMatch(/^The session secret in .*cut-off\/session-secret is cut off\. .*\n$/);
});

test("a backup restored into a new database is the same, row by row, and numbers go on", async () => {
  // A line separator is a sign like any other, for a reader of lines too.
  const lead = await aLead(db, now, { message: "We would like to rent 2.5 ha.\u2028In two steps." });
  const file = path.join(folder, "all.gz");
  const rows = await writeBackup(url, file, now);
  const other = await freshDatabase();
  expect(await restoreBackup(other.url, file)).toBe(rows);
  const again = openDatabase(other.url, 2);
  const all = async (from: Database) => ({
    leads: await from.lead.findMany(),
    events: await from.leadEvent.findMany(),
    decisions: await from.assignment.findMany(),
    consents: await from.consent.findMany(),
    staff: await from.staff.findMany(),
    opportunities: await from.opportunity.findMany({ orderBy: { slug: "asc" } }),
    searches: await from.opportunitySearch.count(),
    years: await from.calendarYear.findMany({ orderBy: { year: "asc" } }),
    settings: await from.setting.findMany({ orderBy: { key: "asc" } }),
  });
  expect(await all(again)).toEqual(await all(db));
  const next = await aLead(again, now);
  expect(next.id).toBeGreaterThan(lead.id);
  await expect(restoreBackup(other.url, file)).rejects.toThrow(/not empty/);
  await again.$disconnect();
  await other.close();
});

test.each([
  ["is cut off within a packed block", (whole: Buffer) => whole.subarray(0, -2_000), "not complete"],
  ["lost its last lines", (whole: Buffer) => packed(lines(whole).slice(0, -20)), "not complete"],
  ["was changed after its end", (whole: Buffer) => changedChecksum(whole), "damaged"],
  ["is no gzip", () => Buffer.from("A letter.\n"), "not a backup of ours"],
  ["is of something else", () => packed(["A letter."]), "not a backup of ours"],
])("a backup that %s restores nothing, and the operator reads why", async (_, spoil, sentence) => {
  const file = path.join(folder, "spoilt.gz");
  await writeBackup(url, file, now);
  await writeFile(file, spoil(await readFile(file)));
  const other = await freshDatabase();
  const { code, errors } = await operatorOn(other.url, "restore", file);
  expect(code).toBe(1);
  expect(errors).toMatch(new RegExp(`^[^{\n]*${sentence}[^\n]*\n$`));
  expect(await other.db.lead.count()).toBe(0);
  expect(await other.db.department.count()).toBeGreaterThan(0);
  await other.close();
});

test("a backup that breaks off leaves yesterday's file as it was", async () => {
  const file = path.join(folder, "yesterday.gz");
  await writeFile(file, "yesterday's");
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE lead IN ACCESS EXCLUSIVE MODE`;
    const backup = operator("backup", file);
    while ((await endWaiting(tx)) === 0) await wait(20);
    expect((await backup).code).toBe(1);
  });
  expect(await readFile(file, "utf8")).toBe("yesterday's");
  expect(await readdir(folder)).not.toContain("yesterday.gz.part");
});

/**
 * Ends the connections that wait for a table, as a database that goes away does; those of this database alone, since its
 * copies give the table the same number. @returns how many there were.
 */
async function endWaiting(tx: Transaction): Promise<number> {
  const ended = await tx.$queryRaw<unknown[]>`
    SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
     WHERE datname = current_database() AND relation = 'lead'::regclass AND NOT granted`;
  return ended.length;
}

test("a file that is not there, and one that cannot be, are told in a sentence", async () => {
  const other = await freshDatabase();
  for (const [command, name] of [
    ["restore", "none.gz"],
    ["backup", "no-such-folder/all.gz"],
  ] as const) {
    const { code, errors } = await operatorOn(other.url, command, path.join(folder, name));
    expect(code).toBe(1);
    expect(errors).toMatch(/^The file cannot be used: ENOENT.*\n$/);
  }
  await other.close();
});

function lines(whole: Buffer): string[] {
  return gunzipSync(whole).toString().split("\n");
}

function packed(content: string[]): Buffer {
  return gzipSync(content.join("\n"));
}

/** gzip ends with a checksum and a length, of four bytes each. */
function changedChecksum(whole: Buffer): Buffer {
  const at = whole.length - 8;
  whole.writeUInt8(whole.readUInt8(at) ^ 1, at);
  return whole;
}
