import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

/**
 * Remix looks through every route of its build several times at each request, and a page needs few of them. So the house is
 * divided: `/:lang/opportunities/:slug` has a handler that knows just the routes below `/:lang` that begin like it and
 * have as many segments, and so on. What belongs to no room (the desk, machines, unknown addresses) is answered by the
 * whole house.
 */
export type Rooms = {
  roomOf: (pathname: string) => RequestHandler;
  /** For requests that are refused: it has one route, which throws the refusal, and the root that shows it. */
  refusing: RequestHandler;
};

const frame = "routes/lang";
const lastResort = "routes/not-found";
/** `/:lang`, then what names the room; `.data` requests ask by other names and go to the whole house. */
const inRoom = /^\/(?:vi|en|zh|zh-TW|ja|ko)(?:\/([a-z-]+(?:\/[^.]*)?))?$/;

export function createRooms(build: ServerBuild, mode: string): Rooms {
  const whole = createRequestHandler(build, mode);
  const handlerOf = (ids: string[]) => createRequestHandler(only(build, ["root", lastResort, ...ids]), mode);
  const rooms = new Map([...routesByRoom(build)].map(([room, ids]) => [room, handlerOf([frame, ...ids])]));
  return {
    refusing: handlerOf([]),
    roomOf: (pathname) => {
      const match = inRoom.exec(pathname);
      return (match && rooms.get(roomName(match[1] ?? ""))) || whole;
    },
  };
}

/** The routes below `/:lang` by their room. */
function routesByRoom(build: ServerBuild): Map<string, string[]> {
  const rooms = new Map<string, string[]>();
  for (const [id, route] of Object.entries(build.routes)) {
    if (route?.parentId !== frame) continue;
    const room = roomName(route.path ?? "");
    rooms.set(room, [...(rooms.get(room) ?? []), id]);
  }
  return rooms;
}

/** The first segment of a path below `/:lang`, and how many there are; of the index, neither. */
function roomName(path: string): string {
  const segments = path.split("/").filter(Boolean);
  return `${segments[0] ?? ""} ${segments.length}`;
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
