import path from "node:path";
import { pathToFileURL } from "node:url";
import { boot } from "~/boot.server";
import { createWebServer, drain, listen } from "~/http/web-server";
import { type Config, SettingsError } from "~/infra/config.server";
import { EmbeddedDatabaseError } from "~/infra/db/embedded.server";
import { log } from "~/infra/log.server";
import { startWorker } from "~/worker.server";
import { MigrationError } from "./prisma/migrate";

/** `npm start`: the whole product in one process, until SIGTERM or Ctrl-C. */
async function start(): Promise<void> {
  const runtime = await boot("product");
  const { role } = runtime.config;
  const worker = role === "web" ? null : await startWorker(runtime.databaseUrl);
  const server = role === "worker" ? null : serveWeb(runtime.config);

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

function serveWeb(config: Config) {
  const build = () => import(pathToFileURL(path.resolve("build/server/index.js")).href);
  const app = createWebServer({ build, config, assets: "build/client" });
  return listen(app, config, (port) => console.log(`Vàm Cỏ is at http://localhost:${port}`));
}

start().catch((error) => {
  const forOperator =
    error instanceof SettingsError ||
    error instanceof EmbeddedDatabaseError ||
    error instanceof MigrationError;
  if (forOperator) console.error(error.message);
  else log.fatal({ err: error }, "the product could not start");
  process.exit(1);
});
