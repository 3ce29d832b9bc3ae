import path from "node:path";
import { pathToFileURL } from "node:url";
import { boot, tellOperator } from "./boot.server";
import { createWebServer, drain, listen } from "./http/web-server";
import type { Config } from "./infra/config.server";
import { db } from "./infra/runtime.server";
import { ensureFirstAdministrator } from "./services/accounts/first-administrator.server";
import { closeDesk } from "./services/queue/live-desk.server";
import { startWorker } from "./worker.server";

/** `npm start`: the whole product in one process, until SIGTERM or Ctrl-C. A start that fails says why and ends. */
export async function start(): Promise<void> {
  try {
    await bringUp();
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
  const server = role === "worker" ? null : await serveWeb(runtime.config);
  if (server) console.log(`Vàm Cỏ is at ${runtime.config.publicUrl}`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    closeDesk();
    if (server) await drain(server);
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

async function serveWeb(config: Config) {
  if (config.environment === "development") {
    const { serveDevelopment } = await import("./http/dev-server");
    return await serveDevelopment(config);
  }
  const build = () => import(pathToFileURL(path.resolve("build/server/index.js")).href);
  return await listen(createWebServer({ build, config, assets: "build/client" }), config);
}
