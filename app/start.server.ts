import cluster from "node:cluster";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerType } from "@hono/node-server";
import { boot, join, type Runtime, tellOperator } from "./boot.server";
import { reportToParent, startWebProcesses, whenParentEnds } from "./http/web-processes";
import { createWebServer, drain, listen } from "./http/web-server";
import type { Config } from "./infra/config.server";
import { db, secret } from "./infra/runtime.server";
import { ensureFirstAdministrator } from "./services/accounts/first-administrator.server";
import { closeDesk } from "./services/queue/live-desk.server";
import { startWorker } from "./worker.server";

/** `npm start`: the whole product, until SIGTERM or Ctrl-C. A start that fails says why and ends. */
export async function start(): Promise<void> {
  try {
    await (cluster.isWorker ? serveAsWebProcess() : bringUp());
  } catch (error) {
    tellOperator(error);
    process.exit(1);
  }
}

async function bringUp(): Promise<void> {
  const opened: Opened = [];
  const started = open(opened);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeAll(opened));
  const stop = async () => {
    // A start that is under way comes to its end, so that nothing of it is left behind.
    await started.catch(() => {});
    await close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  try {
    await started;
  } catch (error) {
    await close();
    throw error;
  }
}

/** How to close what has been opened so far, the first first. */
type Opened = (() => Promise<void>)[];

async function open(opened: Opened): Promise<void> {
  const runtime = await boot("product");
  opened.push(runtime.close);
  const { role, publicUrl } = runtime.config;
  await greetAdministrator(runtime.config);
  if (role !== "web") opened.push((await startWorker(runtime.databaseUrl)).stop);
  if (role === "worker") return;
  opened.push((await openDoors(runtime)).stop);
  console.log(`Vàm Cỏ is at ${publicUrl}`);
}

/** The doors first, the database last: a request or a mail in flight still needs what was opened before it. */
async function closeAll(opened: Opened): Promise<void> {
  for (const close of opened.reverse()) await close();
}

/** At the first start: the one account there is, told once. */
async function greetAdministrator({ publicUrl, publicUrlIsSet }: Config): Promise<void> {
  const made = await ensureFirstAdministrator(db(), publicUrlIsSet ? publicUrl : null, new Date());
  if (made) console.log(`Administrator: ${made.email}  one-time password: ${made.oneTimePassword}`);
}

/** The web: in this process, or in several. Development reloads, which one process does. */
async function openDoors({ config, databaseUrl }: Runtime): Promise<{ stop: () => Promise<void> }> {
  if (config.webProcesses > 1 && config.environment !== "development") {
    return await startWebProcesses(config.webProcesses, { databaseUrl, secret: secret() });
  }
  const server = await serveWeb(config);
  return { stop: () => close(server) };
}

/** One of several web processes: its parent has prepared the database and keeps the jobs. */
async function serveAsWebProcess(): Promise<void> {
  const { close: end, config } = join();
  let server: ServerType;
  try {
    server = await serveWeb(config);
  } catch (error) {
    reportToParent({ failed: error instanceof Error ? error.message : String(error) });
    throw error;
  }
  let stopping = false;
  whenParentEnds(async () => {
    if (stopping) return;
    stopping = true;
    await close(server);
    await end();
    process.exit(0);
  });
  reportToParent({ ready: true });
}

/** Live streams would never finish by themselves; everything else may. */
async function close(server: ServerType): Promise<void> {
  closeDesk();
  await drain(server);
}

async function serveWeb(config: Config) {
  if (config.environment === "development") {
    const { serveDevelopment } = await import("./http/dev-server");
    return await serveDevelopment(config);
  }
  const build = () => import(pathToFileURL(path.resolve("build/product/site.js")).href);
  return await listen(createWebServer({ build, config, assets: "build/client" }), config);
}
