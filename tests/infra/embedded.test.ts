import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { freePort } from "../support/ports";
import { startProduct } from "../support/product";

/** One folder, filled by the first start: each test begins with a product that has ended, well or not. */
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "vamco-embedded-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test("a product that was killed comes up again by itself on the same data", async () => {
  const first = await startProduct({ DATA_DIR: dataDir });
  await first.stop("SIGKILL");
  const second = await startProduct({ DATA_DIR: dataDir });
  const answer = await fetch(`${second.url}/readyz`);
  expect(await answer.json()).toEqual({ database: "ok", migrations: "ok", worker: "ok" });
  await second.stop();
  expect(second.process.exitCode).toBe(0);
});

test("a second start on the same data folder says so, and the first goes on", async () => {
  const first = await startProduct({ DATA_DIR: dataDir });
  const second = startProduct({ DATA_DIR: dataDir, PORT: String(await freePort()) });
  await expect(second).rejects.toThrow(`Vàm Cỏ already runs on the data folder ${dataDir}`);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  await first.stop();
});

test("a start that finds its port taken says so, and leaves no database behind", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = String(typeof address === "object" && address?.port);
  await expect(startProduct({ DATA_DIR: dataDir, PORT: port })).rejects.toThrow(`PORT ${port} is taken`);
  expect(existsSync(path.join(dataDir, "postgres/postmaster.pid"))).toBe(false);
  other.close();
});

test("a database that is killed under the product is started again, and the product heals without a restart", async () => {
  const product = await startProduct({ DATA_DIR: dataDir });
  const before = await postmaster();
  process.kill(before, "SIGKILL");
  await waitUntil(async () => (await postmaster()) !== before && (await fetch(`${product.url}/readyz`)).ok);
  expect((await fetch(`${product.url}/en/opportunities`)).status).toBe(200);
  await product.stop();
});

test("a database that cannot be started again is told in the log, and comes back once it can be", async () => {
  const product = await startProduct({ DATA_DIR: dataDir });
  const logFile = path.join(dataDir, "postgres.log");
  await rm(logFile);
  await mkdir(logFile);
  process.kill(await postmaster(), "SIGKILL");
  await waitUntil(async () => product.output().includes("the embedded database does not come back"));
  await rmdir(logFile);
  await waitUntil(async () => (await fetch(`${product.url}/readyz`)).ok);
  await product.stop();
  expect(existsSync(path.join(dataDir, "postgres/postmaster.pid"))).toBe(false);
});

test("after a power cut the product starts, also where its database's number is another program's by now", async () => {
  const pidFile = path.join(dataDir, "postgres/postmaster.pid");
  const first = await startProduct({ DATA_DIR: dataDir });
  const left = await readFile(pidFile, "utf8");
  await first.stop();
  await writeFile(pidFile, left.replace(/^\d+/, String(anotherUsersProcess())));
  const second = await startProduct({ DATA_DIR: dataDir });
  await second.stop();
  expect(second.process.exitCode).toBe(0);
});

/** Root makes one; for anybody else the first process of the machine is root's. */
function anotherUsersProcess(): number | undefined {
  if (process.getuid?.() !== 0) return 1;
  const child = spawn("sleep", ["600"], { uid: 65_533, gid: 65_533 });
  onTestFinished(() => void child.kill());
  return child.pid;
}

test("SIGTERM lets a request in flight finish, then ends the process and its database", async () => {
  const product = await startProduct({ DATA_DIR: dataDir });
  const socket = connect(Number(new URL(product.url).port), "127.0.0.1");
  await once(socket, "connect");
  const head = "POST /en HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  socket.write(`${head}Content-Length: 4\r\n\r\na=`);
  // The server has the head of the request once it answers another one on a later connection.
  await fetch(`${product.url}/en`);
  const stopped = product.stop("SIGTERM");
  await refusesConnections(product.url);
  socket.write("bc");
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 405 /);
  await stopped;
  expect(product.process.exitCode).toBe(0);
});

async function postmaster(): Promise<number> {
  return Number((await readFile(path.join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await wait(50);
}

async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    const refused = await fetch(url).then(
      () => false,
      () => true,
    );
    if (refused) return;
    await wait(20);
  }
}
