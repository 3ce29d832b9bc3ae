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
  const runtime = await boot("product");
  const { role } = runtime.config;
  await greetAdministrator(runtime.config);
  const worker = role === "web" ? null : await startWorker(runtime.databaseUrl);
  const server = role === "worker" ? null : await openDoors(runtime);
  if (server) console.log(`Vàm Cỏ is at ${runtime.config.publicUrl}`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server?.stop();
    await worker?.stop();
    await runtime.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
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
