import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { type Context, Hono } from "hono";
import { type Config, SettingsError } from "~/infra/config.server";
import { log } from "~/infra/log.server";
import { compressed } from "./compress";
import { readBody, refusal } from "./request-guard";
import { createRooms, type Rooms } from "./rooms";
import { securityHeaders } from "./security-headers";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** The status that the server refuses this request with; the root shows the page. */
    refusal: number | null;
    requestId: string;
    /** The address that the request came from. */
    address: string;
  }
}

type Options = { build: () => Promise<ServerBuild>; config: Config; assets: string | null };

/** The web server: static files, guards, Remix, and the headers of every answer. */
export function createWebServer({ build, config, assets }: Options): Hono {
  const app = new Hono();
  const https = config.publicUrl.startsWith("https:");
  let rooms: Rooms | undefined;

  app.use(async (c, next) => {
    await next();
    const headers = securityHeaders(c.req.path, {
      https,
      development: config.environment === "development",
    });
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });

  if (assets) {
    // Afterwards, because what `onFound` sets is lost: it is called when the answer is made.
    app.use("/assets/*", async (c, next) => {
      await next();
      if (c.res.ok) c.res.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    });
    const file = serveStatic({ root: assets, precompressed: true });
    const files = filesIn(assets);
    // Pages are not looked for on the disk: what is there is known from the start.
    app.use((c, next) => (files.has(c.req.path) ? file(c, next) : next()));
  }

  app.all("*", async (c) => {
    const request = c.req.raw;
    const refused = refusal(request, hostOf(request, config));
    const body =
      refused || request.method === "GET" || request.method === "HEAD" ? null : await readBody(request);
    return body === "too-large" ? await toRemix(c, null, 413) : await toRemix(c, body, refused);
  });

  app.onError((error) => {
    log.error({ err: error }, "the server failed before a page could be made");
    return new Response("500\n", { status: 500, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  });

  async function toRemix(
    { req: { raw: request, path }, env }: Context,
    body: Uint8Array<ArrayBuffer> | null,
    refused: number | null,
  ): Promise<Response> {
    // In development every request asks for the build anew: it is what reloads.
    if (!rooms || config.environment === "development") {
      rooms = createRooms(await build(), config.environment);
    }
    const context: AppLoadContext = {
      refusal: refused,
      requestId: randomUUID(),
      address: addressOf(env, request),
    };
    const began = performance.now();
    // A refused request goes on as a GET of the same address, so that it is answered in the reader's language.
    const asked = refused
      ? new Request(request.url, { headers: pageHeaders(request) })
      : known(request, body, config);
    const handle = refused ? rooms.refusing : rooms.roomOf(path);
    const response = await compressed(request, await handle(asked, context));
    log.info({
      requestId: context.requestId,
      method: request.method,
      path: loggedPath(path),
      status: response.status,
      ms: Math.round(performance.now() - began),
    });
    return response;
  }

  function addressOf(env: unknown, request: Request): string {
    const forwarded = config.trustProxy
      ? request.headers.get("X-Forwarded-For")?.split(",").at(-1)?.trim()
      : undefined;
    return forwarded || remoteAddress(env) || "unknown";
  }

  return app;
}

/** The addresses of the files below a folder. */
function filesIn(folder: string): Set<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map(
        (entry) =>
          `/${path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/")}`,
      ),
  );
}

/**
 * Listens; the sockets outlive a proxy's keep-alive, so that no request meets a closing one.
 * @throws SettingsError when the port is taken.
 */
export function listen(app: Hono, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        port: config.port,
        hostname: config.host,
        serverOptions: { keepAliveTimeout: 65_000, headersTimeout: 66_000 },
      },
      () => resolve(server),
    );
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new SettingsError(
              `PORT ${config.port} is taken by another program. Set another one (for example 3001).`,
            )
          : error,
      ),
    );
  });
}

/** Finishes the requests in flight. `close()` alone would wait for idle keep-alive connections. */
export async function drain(server: ServerType): Promise<void> {
  const http = server as Server;
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  const hurry = setInterval(() => http.closeIdleConnections(), 50);
  const atLast = setTimeout(() => http.closeAllConnections(), 10_000);
  await closed;
  clearInterval(hurry);
  clearTimeout(atLast);
}

function hostOf(request: Request, config: Config): string {
  const forwarded = config.trustProxy ? request.headers.get("X-Forwarded-Host") : null;
  return forwarded ?? request.headers.get("Host") ?? "";
}

/**
 * The request as Remix may see it: with its body read, and without X-Forwarded-Host, which Remix believes, unless a proxy
 * that we trust says it. Most requests are that already, and are handed on as they are: making one anew costs a tenth of
 * a page.
 */
function known(request: Request, body: Uint8Array<ArrayBuffer> | null, config: Config): Request {
  const host = !config.trustProxy && request.headers.has("X-Forwarded-Host");
  if (!body && !host) return request;
  const headers = new Headers(request.headers);
  if (host) headers.delete("X-Forwarded-Host");
  return new Request(request.url, { method: request.method, headers, body });
}

function pageHeaders(request: Request): Headers {
  const headers = new Headers();
  const language = request.headers.get("Accept-Language");
  if (language) headers.set("Accept-Language", language);
  return headers;
}

function remoteAddress(env: unknown): string | undefined {
  const incoming = (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return incoming?.socket?.remoteAddress;
}

/** The secret in a tracking or one-time link stays out of the log. */
function loggedPath(path: string): string {
  return path.replace(/\/(track|welcome|sent)\/[^/]+/i, "/$1/…");
}
