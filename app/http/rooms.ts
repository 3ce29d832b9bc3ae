import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

/**
 * Remix looks through every route of its build several times at each request, and a page needs few of them. So the house is
 * divided: `/:lang/opportunities…` has a handler that knows just the routes behind that segment, and so on for each segment
 * below `/:lang`. What belongs to no room (the desk, machines, unknown addresses) is answered by the whole house.
 */
export type Rooms = {
  roomOf: (pathname: string) => RequestHandler;
  /** For requests that are refused: it has one route, which throws the refusal, and the root that shows it. */
  refusing: RequestHandler;
};

const frame = "routes/lang";
const lastResort = "routes/not-found";
/** `/:lang`, then the segment that names the room; `.data` requests ask by other names and go to the whole house. */
const inRoom = /^\/(?:vi|en|zh|zh-TW|ja|ko)(?:\/([a-z-]+)(?:\/[^.]*)?)?$/;

export function createRooms(build: ServerBuild, mode: string): Rooms {
  const whole = createRequestHandler(build, mode);
  const handlerOf = (ids: string[]) => createRequestHandler(only(build, ["root", lastResort, ...ids]), mode);
  const rooms = new Map(
    [...routesBySegment(build)].map(([segment, ids]) => [segment, handlerOf([frame, ...ids])]),
  );
  return {
    refusing: handlerOf([]),
    roomOf: (pathname) => {
      const match = inRoom.exec(pathname);
      return (match && rooms.get(match[1] ?? "")) || whole;
    },
  };
}

/** The routes below `/:lang`, by the first segment of their path; that of the index is empty. */
function routesBySegment(build: ServerBuild): Map<string, string[]> {
  const segments = new Map<string, string[]>();
  for (const [id, route] of Object.entries(build.routes)) {
    if (route?.parentId !== frame) continue;
    const segment = route.path?.split("/")[0] ?? "";
    segments.set(segment, [...(segments.get(segment) ?? []), id]);
  }
  return segments;
}

function only(build: ServerBuild, ids: string[]): ServerBuild {
  const among = ([id]: [string, unknown]) => ids.includes(id);
  return {
    ...build,
    routes: Object.fromEntries(Object.entries(build.routes).filter(among)),
    assets: {
      ...build.assets,
      routes: Object.fromEntries(Object.entries(build.assets.routes).filter(among)),
    },
  };
}
