import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../support/database";
import { freePort } from "../support/ports";
import { startProcess, startProduct } from "../support/product";

/** What an operator of a machine with several processors sees: the web on several processes, one of which may die. */

let database: Awaited<ReturnType<typeof freshDatabase>>;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const start = (more: Record<string, string> = {}) =>
  startProduct({ DATABASE_URL: database.url, WEB_PROCESSES: "2", ...more });

test("a web process that dies is replaced, and the site goes on answering", async () => {
  const product = await start();
  const before = await childrenOf(product.process.pid);
  expect(before).toHaveLength(2);
  process.kill(before[0] ?? 0, "SIGKILL");
  await until(async () => {
    // A connection that the dead one held is cut; the next one is the other's.
    const answer = await fetch(`${product.url}/en`).catch(() => fetch(`${product.url}/en`));
    expect(answer.status).toBe(200);
    const now = await childrenOf(product.process.pid);
    return now.length === 2 && !now.includes(before[0] ?? 0);
  });
  await product.stop();
  expect(product.process.exitCode).toBe(0);
  await until(async () => !(await Promise.all(before.map(isAlive))).includes(true));
});

test("web processes whose parent is killed end by themselves and leave the port free", async () => {
  const port = String(await freePort());
  const first = await start({ PORT: port });
  await first.stop("SIGKILL");
  const second = await start({ PORT: port });
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  await second.stop();
});

test("a port that is taken is told in a sentence, as with one process", async () => {
  const first = await start();
  const { port } = new URL(first.url);
  const second = await startProcess({ DATABASE_URL: database.url, WEB_PROCESSES: "2", PORT: port });
  if (second.process.exitCode === null) await once(second.process, "exit");
  expect(second.process.exitCode).toBe(1);
  expect(second.output()).toContain(`PORT ${port} is taken by another program`);
  await first.stop();
});

async function childrenOf(pid: number | undefined): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  const names = children.split(" ").filter(Boolean).map(Number);
  const lines = await Promise.all(
    names.map((child) => readFile(`/proc/${child}/cmdline`, "utf8").catch(() => "")),
  );
  return names.filter((_, index) => lines[index]?.includes("server.js"));
}

async function isAlive(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")) !== "";
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}
