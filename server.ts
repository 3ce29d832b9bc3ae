import path from "node:path";
import { pathToFileURL } from "node:url";
import { boot, tellOperator } from "~/boot.server";
import { createWebServer, drain, listen } from "~/http/web-server";
import type { Config } from "~/infra/config.server";
import { startWorker } from "~/worker.server";

/** `npm start`: the whole product in one process, until SIGTERM or Ctrl-C. */
async function start(): Promise<void> {
  const runtime = await boot("product");
  const { role } = runtime.config;
  const worker = role === "web" ? null : await startWorker(runtime.databaseUrl);
  const server = role === "worker" ? null : await serveWeb(runtime.config);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    if (server) await drain(server);
    await worker?.stop();
    await runtime.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function serveWeb(config: Config) {
  const ready = (port: number) => console.log(`Vàm Cỏ is at http://localhost:${port}`);
  if (config.environment === "development") {
    const { serveDevelopment } = await import("~/http/dev-server");
    return await serveDevelopment(config, ready);
  }
  const build = () => import(pathToFileURL(path.resolve("build/server/index.js")).href);
  return listen(createWebServer({ build, config, assets: "build/client" }), config, ready);
}

start().catch((error) => {
  tellOperator(error);
  process.exit(1);
});
