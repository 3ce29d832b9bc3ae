import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { log } from "../log.server";
import { EmbeddedDatabaseError, findBinaries, runAs } from "./embedded-binaries.server";

/**
 * The PostgreSQL server that the product brings along, for when DATABASE_URL is unset. Its data, password and log live
 * in DATA_DIR; its port is in its own postmaster.pid. It runs in a session of its own, so that Ctrl-C reaches the product
 * first, and it outlives a killed product: the next start adopts it. Whoever leaves last stops it.
 */

const startLimitMs = 30_000;
const stopLimitMs = 20_000;
/** A full disk or a long recovery is waited out. */
const againMs = 5_000;
/** Every process that uses the server holds this lock shared; the one that gets it alone is the last. */
const usersLock = 0x7661_6d63;
/** A web server holds this one alone: two of them on one data folder would be a mistake. */
const webLock = 0x7661_6d64;

/** `web` must be the only one on its data folder; `guest` is a worker or a command beside it. */
export type Claim = "web" | "guest";

export type EmbeddedDatabase = {
  url: string;
  /** Ends this process's use, and the server when nobody else uses it. */
  release: () => Promise<void>;
};

/**
 * Finds, adopts or starts the server of `dataDir`, and starts it again when it is killed while this process uses it.
 * @throws EmbeddedDatabaseError in words for the operator.
 */
export async function openEmbeddedDatabase(
  dataDir: string,
  claim: Claim,
  options: { durable: boolean } = { durable: true },
): Promise<EmbeddedDatabase> {
  const home = path.join(dataDir, "postgres");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(path.join(home, "vamco-password"))) await initialise(dataDir, home);
  const password = (await readFile(path.join(home, "vamco-password"), "utf8")).trim();
  const place: Place = { dataDir, home, password, ...options };

  const keeper = await enter(place, claim, null);
  let leaving = false;
  let client = keeper.client;
  let isBack = Promise.resolve();
  const watch = () => {
    client.once("end", () => {
      isBack = comeBack();
    });
  };
  // The server was killed under us: the pool finds the new one at the old port.
  const comeBack = async () => {
    while (!leaving) {
      try {
        ({ client } = await enter(place, claim, keeper.port));
        return watch();
      } catch (error) {
        log.error({ err: error }, "the embedded database does not come back, and is tried again");
        await wait(againMs);
      }
    }
  };
  watch();
  return {
    url: address(keeper.port, password, "vamco"),
    release: async () => {
      leaving = true;
      await isBack;
      await release(client, home);
    },
  };
}

type Place = { dataDir: string; home: string; password: string; durable: boolean };

/** Connects for as long as this process uses the server, and says so to the others. */
async function enter(
  place: Place,
  claim: Claim,
  port: number | null,
): Promise<{ client: pg.Client; port: number }> {
  const keeper = await connectOrStart(place, port);
  try {
    await keeper.client.query("SELECT pg_advisory_lock_shared($1)", [usersLock]);
    if (claim === "web") await claimWeb(keeper.client, place.dataDir);
  } catch (error) {
    await keeper.client.end();
    throw error;
  }
  return keeper;
}

async function claimWeb(client: pg.Client, dataDir: string): Promise<void> {
  const { rows } = await client.query<{ ours: boolean }>("SELECT pg_try_advisory_lock($1) AS ours", [
    webLock,
  ]);
  if (!rows[0]?.ours) {
    throw new EmbeddedDatabaseError(
      `Vàm Cỏ already runs on the data folder ${dataDir}. Stop it first, or start this one with another DATA_DIR.`,
    );
  }
}

async function release(client: pg.Client, home: string): Promise<void> {
  try {
    await client.query("SELECT pg_advisory_unlock_all()");
    const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [
      usersLock,
    ]);
    await client.end();
    if (rows[0]?.alone) await stopServer(home);
  } catch {
    // The server went before we did: there is nothing left to give back.
  }
}

async function stopServer(home: string): Promise<void> {
  const server = await readPostmaster(home);
  if (!server || !isAlive(server.pid)) return;
  // SIGINT is PostgreSQL's fast shutdown: it ends connections, writes a checkpoint and goes.
  process.kill(server.pid, "SIGINT");
  for (const until = Date.now() + stopLimitMs; Date.now() < until && isAlive(server.pid); ) await wait(50);
}

async function connectOrStart(
  place: Place,
  port: number | null,
): Promise<{ client: pg.Client; port: number }> {
  const until = Date.now() + startLimitMs;
  let lastProblem = "";
  while (Date.now() < until) {
    const running = await readPostmaster(place.home);
    const client = running && isAlive(running.pid) ? await tryToConnect(running.port, place.password) : null;
    if (running && client instanceof pg.Client) return { client, port: running.port };
    if (client instanceof Error && !isRefused(client)) {
      lastProblem = client.message;
    } else {
      // Where nobody listens, the number of a pid file may be another program's by now: PostgreSQL knows its own. And
      // the children of a killed server hold its memory for a moment: a start that fails is tried again.
      lastProblem = (await startServer(place, port ?? (await freePort()))) ?? lastProblem;
    }
    await wait(100);
  }
  throw new EmbeddedDatabaseError(
    `The embedded database did not start within ${startLimitMs / 1000} s (${lastProblem}). Its log is ${path.join(place.dataDir, "postgres.log")}.`,
  );
}

/** @returns what went wrong, or null when the server accepts its pid file. */
async function startServer({ dataDir, home, durable }: Place, port: number): Promise<string | null> {
  const { postgres } = await findBinaries();
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    max_connections: "100",
    timezone: "UTC",
    log_timezone: "UTC",
    // Every statement is one of many short ones: compiling it or parting it among processes costs more than it saves.
    jit: "off",
    max_parallel_workers_per_gather: "0",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const logFile = openSync(path.join(dataDir, "postgres.log"), "a", 0o600);
  const [command, ...args] = await runAs(postgres, ["-D", home, ...flags], dataDir);
  const child = spawn(command, args, { detached: true, stdio: ["ignore", logFile, logFile], cwd: dataDir });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`the server ended with ${signal ?? code}`));
  });
  child.unref();
  const ready = async () => {
    for (const until = Date.now() + 10_000; Date.now() < until; await wait(50)) {
      const server = await readPostmaster(home);
      if (server?.port === port && isAlive(server.pid)) return null;
    }
    return "the server wrote no pid file";
  };
  return await Promise.race([ended, ready()]);
}

async function tryToConnect(port: number, password: string): Promise<pg.Client | Error> {
  const client = new pg.Client({
    connectionString: address(port, password, "vamco"),
    connectionTimeoutMillis: 3_000,
  });
  // A connection that breaks later is noticed by the pool; without a listener it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "3D000") {
      await createDatabase(port, password);
      return await tryToConnect(port, password);
    }
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: address(port, password, "postgres") });
  await client.connect();
  try {
    await client.query("CREATE DATABASE vamco");
  } catch (error) {
    // Two processes at once: the other one made it.
    if (!(error instanceof pg.DatabaseError && (error.code === "42P04" || error.code === "23505")))
      throw error;
  } finally {
    await client.end();
  }
}

/** `initdb` into a folder beside the final one, then one rename: a start that is cut off leaves nothing half made. */
async function initialise(dataDir: string, home: string): Promise<void> {
  const { initdb } = await findBinaries();
  for (const name of await readdir(dataDir)) {
    const maker = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker)))
      await rm(path.join(dataDir, name), { recursive: true, force: true });
  }
  const draft = path.join(dataDir, `postgres.new-${process.pid}`);
  const password = randomBytes(24).toString("base64url");
  const passwordFile = path.join(dataDir, `password.new-${process.pid}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o644 });
  const flags = [
    "-D",
    draft,
    "-U",
    "vamco",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
  ];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  try {
    const [command, ...args] = await runAs(initdb, [...flags, ...locale], dataDir);
    await run(command, args, dataDir);
    await writeFile(path.join(draft, "vamco-password"), `${password}\n`, { mode: 0o600 });
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(path.join(home, "vamco-password"))) throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run(command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], cwd });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new EmbeddedDatabaseError(`The embedded database could not be made: ${output.slice(-800)}`)),
    );
  });
}

/** The pid and port that the server itself wrote: lines 1 and 4 of postmaster.pid. */
async function readPostmaster(home: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(path.join(home, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** Whether a process that may be ours lives: one that we may not signal is another user's, so never our server. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isRefused(error: Error): boolean {
  return "code" in error && error.code === "ECONNREFUSED";
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const at = probe.address();
      probe.close(() => resolve(typeof at === "object" && at ? at.port : 0));
    });
  });
}

function address(port: number, password: string, database: string): string {
  return `postgresql://vamco:${password}@127.0.0.1:${port}/${database}`;
}
