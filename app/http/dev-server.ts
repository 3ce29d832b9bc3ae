import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import type { Config } from "~/infra/config.server";
import { createWebServer } from "./web-server";

/** `npm run dev`: Vite compiles each file as it is asked for, and the page reloads when one changes. */
export async function serveDevelopment(config: Config): Promise<Server> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ server: { middlewareMode: true }, appType: "custom" });
  const build = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  const listener = getRequestListener(createWebServer({ build, config, assets: null }).fetch, {
    overrideGlobalObjects: false,
  });
  const server = createServer((request, response) => {
    vite.middlewares(request, response, () => void listener(request, response));
  });
  server.once("close", () => void vite.close());
  server.listen(config.port, config.host);
  return server;
}
