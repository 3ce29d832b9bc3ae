import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import { languages } from "~/core/shared/language";
import type { drawSitePage } from "~/entry.server";

/**
 * Remix looks through every route of its build several times at each request, and a page below `/:lang` needs one. So each
 * has a room: a handler that knows that route and the root alone, or, for a page of the site, no Remix at all. What has no
 * room (the desk, machines, unknown addresses) is answered by the whole house.
 */
export type Rooms = {
  roomOf: (pathname: string) => Handler;
  /** For requests that are refused: it has one route, which throws the refusal, and the root that shows it. */
  refusing: Handler;
};

type Handler = (request: Request, context: AppLoadContext) => Promise<Response>;
type Params = Record<string, string>;
type Draw = (request: Request, params: Params, context: AppLoadContext) => Promise<Response>;
type Route = NonNullable<ServerBuild["routes"][string]>;

export function createRooms(build: ServerBuild, mode: string): Rooms {
  const whole = createRequestHandler(build, mode);
  const roomWith = (id: string) => createRequestHandler(only(build, ["root", id]), mode);
  const rooms = Object.values(build.routes).flatMap((route) => {
    if (!route?.path?.startsWith(":lang")) return [];
    const remix = roomWith(route.id);
    // In development Vite hands the styles to Remix.
    const draw = mode === "development" ? null : drawn(build, route);
    return [{ addresses: addressesOf(route.path), remix, draw }];
  });
  function roomOf(pathname: string): Handler {
    for (const { addresses, remix, draw } of rooms) {
      const found = addresses.exec(pathname);
      if (!found) continue;
      return draw ? drawnOr(remix, draw, { ...found.groups }) : remix;
    }
    return whole;
  }
  return { roomOf, refusing: roomWith("routes/not-found") };
}

/** How a page of the site is drawn; null for any other. */
function drawn(build: ServerBuild, route: Route): Draw | null {
  const page = route.module.default;
  if (!(page && "Page" in page)) return null;
  const entry = build.entry.module as unknown as { drawSitePage: typeof drawSitePage };
  const site = route.module as unknown as Parameters<typeof drawSitePage>[0];
  const stylesheets = [...new Set(["root", route.id].flatMap((id) => build.assets.routes[id]?.css ?? []))];
  return (request, params, context) => entry.drawSitePage(site, { request, params, context }, stylesheets);
}

/** Whatever is not simply a page is Remix's: a form that was posted, a place that moved, an address of nothing, a fault. */
function drawnOr(remix: Handler, draw: Draw, params: Params): Handler {
  return async (request, context) => {
    if (request.method !== "GET" && request.method !== "HEAD") return remix(request, context);
    try {
      return await draw(request, params, context);
    } catch {
      // The loader runs once more, and Remix says in the reader's language, or in the log, what it throws.
      return remix(request, context);
    }
  };
}

/**
 * The decoded addresses of a route below `/:lang`. What stays encoded (a slash in a name), and `.data` requests, which ask by
 * other names, go to the whole house.
 */
function addressesOf(path: string): RegExp {
  const segments = path
    .split("/")
    .map((segment) =>
      segment === ":lang"
        ? `(?<lang>${languages.join("|")})`
        : segment.startsWith(":")
          ? `(?<${segment.slice(1)}>[^/.%]+)`
          : segment,
    );
  return new RegExp(`^/${segments.join("/")}/?$`);
}

/** The build with these routes alone, and without the scripts of pages that load none: their list is looked through too. */
function only(build: ServerBuild, ids: string[]): ServerBuild {
  const among = ([id]: [string, unknown]) => ids.includes(id);
  return {
    ...build,
    routes: Object.fromEntries(Object.entries(build.routes).filter(among)),
    assets: {
      ...build.assets,
      routes: Object.fromEntries(
        Object.entries(build.assets.routes)
          .filter(among)
          .map(([id, route]) => [id, { ...route, imports: [] }]),
      ),
    },
  };
}
