import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { languages } from "~/core/shared/language";

/**
 * Remix looks through every route of its build several times at each request, and a page of the site needs one. So each has
 * a room: a handler that knows that route and the root alone. What has no room (the desk, machines, unknown addresses) is
 * answered by the whole house.
 */
export type Rooms = {
  roomOf: (pathname: string) => RequestHandler;
  /** For requests that are refused: it has one route, which throws the refusal, and the root that shows it. */
  refusing: RequestHandler;
};

export function createRooms(build: ServerBuild, mode: string): Rooms {
  const whole = createRequestHandler(build, mode);
  const roomWith = (id: string) => createRequestHandler(only(build, ["root", id]), mode);
  const rooms = Object.values(build.routes).flatMap((route) =>
    route?.path?.startsWith(":lang")
      ? [{ addresses: addressesOf(route.path), room: roomWith(route.id) }]
      : [],
  );
  return {
    refusing: roomWith("routes/not-found"),
    roomOf: (pathname) => rooms.find(({ addresses }) => addresses.test(pathname))?.room ?? whole,
  };
}

/** The addresses of a route below `/:lang`; `.data` requests ask by other names and go to the whole house. */
function addressesOf(path: string): RegExp {
  const segments = path
    .split("/")
    .map((segment) =>
      segment === ":lang" ? `(?:${languages.join("|")})` : segment.startsWith(":") ? "[^/.]+" : segment,
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
