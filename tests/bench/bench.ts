import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import autocannon from "autocannon";
import { freePort } from "../support/ports";
import { proposals } from "./proposals";

/**
 * `npm run bench`: the product, alone on its embedded database with 10,000 opportunities, beside a bare `node:http` server
 * that returns a body of the same size, in one run. Ratios are what to quote: machines differ, and so do their days.
 */

type Result = {
  name: string;
  rps?: number;
  p50ms?: number;
  p95ms?: number;
  p99ms?: number;
  bytes?: number;
  ratio?: number;
};

const connections = 20;
/** Page and bare server take turns, since a shared machine is not the same from one minute to the next. */
const rounds = 4;
const seconds = 4;
const warmUpSeconds = 3;
const opportunities = 10_000;

const dataDir = await mkdtemp(path.join(tmpdir(), "vamco-bench-"));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const secret = randomBytes(32).toString("hex");
const settings: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  NODE_ENV: "production",
  SESSION_SECRET: secret,
  DATA_DIR: dataDir,
  PORT: String(port),
  HOST: "127.0.0.1",
  PUBLIC_URL: base,
  RATE_LIMITS: "off",
  LOG_LEVEL: "warn",
};

const product = spawn(process.execPath, ["--max-semi-space-size=64", "--import", "tsx", "server.ts"], {
  env: settings,
  stdio: "inherit",
});
try {
  await ready(`${base}/readyz`);
  await finished(
    spawn(
      process.execPath,
      ["--import", "tsx", "commands/seed.ts", "--opportunities", String(opportunities)],
      {
        env: settings,
        stdio: ["ignore", "inherit", "inherit"],
      },
    ),
  );
  await report(await measureAll());
} finally {
  product.kill("SIGTERM");
  await finished(product).catch(() => {});
  await rm(dataDir, { recursive: true, force: true });
}

async function measureAll(): Promise<Result[]> {
  const slug = await aSlug();
  const pages: [string, string][] = [
    ["list", "/en/opportunities"],
    ["search", "/vi/opportunities?q=khu+cong+nghiep"],
    ["detail", `/en/opportunities/${slug}`],
  ];
  const results: Result[] = [];
  for (const [name, address] of pages) {
    const bytes = (await (await fetch(base + address)).arrayBuffer()).byteLength;
    const { page, bare, ratio } = await besideBare({ url: base + address }, bytes);
    results.push({ name: "bare", bytes, ...bare }, { name, bytes, ...page, ratio });
  }
  const { page, ratio } = await besideBare({ url: base, requests: proposals(secret) }, 0, 303);
  results.push({ name: "intake", ...page, ratio });
  return results;
}

type Figures = { rps: number; p50ms: number; p95ms: number; p99ms: number };
type Run = { seconds: number; times: number[] };

/**
 * A page and a bare server that answers as many bytes, in turns. The ratio is that of the requests answered in all turns.
 */
async function besideBare(options: autocannon.Options, bytes: number, status = 200) {
  const bareServer = await startBare(bytes, status);
  const turns = { page: [] as Run[], bare: [] as Run[] };
  try {
    await run({ ...options, duration: warmUpSeconds });
    await run({ url: bareServer.url, duration: warmUpSeconds });
    for (let round = 0; round < rounds; round += 1) {
      turns.bare.push(await run({ url: bareServer.url, duration: seconds }));
      turns.page.push(await run({ ...options, duration: seconds }));
    }
  } finally {
    bareServer.stop();
  }
  const page = figures(turns.page);
  const bare = figures(turns.bare);
  return { page, bare, ratio: Number((page.rps / bare.rps).toFixed(3)) };
}

/** One run; latencies are collected request by request, since the library keeps no 95th percentile. */
async function run(options: autocannon.Options): Promise<Run> {
  const times: number[] = [];
  let unexpected = 0;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon({ connections, ...options }, (error, done) =>
      error ? reject(error) : resolve(done),
    );
    instance.on("response", (_client, status, _bytes, time) => {
      times.push(time);
      if (status >= 400) unexpected += 1;
    });
  });
  if (unexpected > 0 || result.errors > 0) {
    throw new Error(`${unexpected} answers of 400 or above and ${result.errors} errors at ${options.url}`);
  }
  return { seconds: result.duration, times };
}

function figures(runs: Run[]): Figures {
  const times = runs.flatMap((one) => one.times).sort((a, b) => a - b);
  const lasted = runs.reduce((sum, one) => sum + one.seconds, 0);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  return { rps: Math.round(times.length / lasted), p50ms: at(0.5), p95ms: at(0.95), p99ms: at(0.99) };
}

/** A server that does nothing but answer, in a process of its own like the product. */
async function startBare(bytes: number, status: number): Promise<{ url: string; stop: () => void }> {
  const barePort = await freePort();
  const url = `http://127.0.0.1:${barePort}/`;
  const code = `const body = Buffer.alloc(${bytes}, "a"); require("node:http").createServer((q, r) => { q.resume(); r.writeHead(${status}, { "Content-Type": "text/html; charset=utf-8", "Content-Length": body.length }); r.end(body); }).listen(${barePort}, "127.0.0.1")`;
  const bare = spawn(process.execPath, ["-e", code], { stdio: "inherit" });
  await ready(url, true);
  return { url, stop: () => bare.kill() };
}

async function aSlug(): Promise<string> {
  const list = await (await fetch(`${base}/en/opportunities?kind=project`)).text();
  const slug = /href="\/en\/opportunities\/([a-z0-9-]+)"/.exec(list)?.[1];
  if (!slug) throw new Error("the list shows no opportunity");
  return slug;
}

async function report(results: Result[]): Promise<void> {
  console.table(
    Object.fromEntries(results.map(({ name, ...figures }, index) => [`${index + 1} ${name}`, figures])),
    ["rps", "p50ms", "p95ms", "p99ms", "bytes", "ratio"],
  );
  const flag = process.argv.indexOf("--json");
  const file = flag > 0 ? process.argv[flag + 1] : undefined;
  if (file) await writeFile(file, `${JSON.stringify({ results }, null, 2)}\n`);
}

async function ready(url: string, anyAnswer = false): Promise<void> {
  for (;;) {
    const answer = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (answer && (anyAnswer || answer.ok)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null) resolve();
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
  });
}
