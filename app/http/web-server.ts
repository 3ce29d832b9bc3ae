import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type ServerType, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/node";
import { Hono } from "hono";
import { type Config, SettingsError } from "~/infra/config.server";
import { log } from "~/infra/log.server";
import { compressed } from "./compress";
import { readBody, refusal } from "./request-guard";
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
  let handle: ReturnType<typeof createRequestHandler> | undefined;

  app.use(async (c, next) => {
    await next();
    const headers = securityHeaders(c.req.path, { https, development: config.environment === "development" });
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });

  if (assets) {
    app.use(
      "/assets/*",
      serveStatic({
        root: assets,
        precompressed: true,
        onFound: (_path, c) => c.header("Cache-Control", "public, max-age=31536000, immutable"),
      }),
    );
    app.use(serveStatic({ root: assets, precompressed: true }));
  }

  app.all("*", async (c) => {
    const request = c.req.raw;
    const refused = refusal(request, hostOf(request, config));
    const body =
      refused || request.method === "GET" || request.method === "HEAD" ? null : await readBody(request);
    return await toRemix(request, body, addressOf(c.env, request), body === "too-large" ? 413 : refused);
  });

  app.onError((error) => {
    log.error({ err: error }, "the server failed before a page could be made");
    return new Response("500\n", { status: 500, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  });

  async function toRemix(
    request: Request,
    body: Uint8Array<ArrayBuffer> | "too-large" | null,
    address: string,
    refused: number | null,
  ): Promise<Response> {
    // In development every request asks for the build anew: it is what reloads.
    if (!handle || config.environment === "development") {
      handle = createRequestHandler(await build(), config.environment);
    }
    const context: AppLoadContext = { refusal: refused, requestId: randomUUID(), address };
    const began = performance.now();
    // A refused request goes on as a GET of the same page, so that it is answered in the reader's language.
    const asked =
      refused || body === "too-large"
        ? new Request(request.url, { headers: pageHeaders(request) })
        : new Request(request.url, { method: request.method, headers: knownHeaders(request, config), body });
    const response = await compressed(request, await handle(asked, context));
    log.info({
      requestId: context.requestId,
      method: request.method,
      path: loggedPath(request.url),
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
        overrideGlobalObjects: false,
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

/** Remix believes X-Forwarded-Host; without a proxy that we trust, nobody may say it. */
function knownHeaders(request: Request, config: Config): Headers {
  const headers = new Headers(request.headers);
  if (!config.trustProxy) headers.delete("X-Forwarded-Host");
  return headers;
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
function loggedPath(url: string): string {
  return new URL(url).pathname.replace(/\/(track|welcome|sent)\/[^/]+/, "/$1/…");
}
