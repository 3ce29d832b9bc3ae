import { readFileSync } from "node:fs";
import path from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "../../app/routes";

export type Door = {
  /** As on the map: /:lang/opportunities/:slug */
  pattern: string;
  file: string;
  hasLoader: boolean;
  hasAction: boolean;
  /** Whether it shows a page, or answers data alone. */
  hasPage: boolean;
};

/** Every URL of the map, with what its file answers to. Layouts have no URL of their own. */
export async function siteMap(): Promise<Door[]> {
  return flatten(await routes, "");
}

function flatten(entries: RouteConfigEntry[], above: string): Door[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path ? `${above}/${entry.path}` : above;
    const children = entry.children ? flatten(entry.children, pattern) : [];
    // A route with children is the frame around them; its index is the page.
    return entry.children ? children : [doorOf(pattern || "/", entry.file), ...children];
  });
}

function doorOf(pattern: string, file: string): Door {
  const code = readFileSync(path.join("app", file), "utf8");
  const exports = (name: string) =>
    new RegExp(`^export (async )?(function|const) ${name}\\b`, "m").test(code);
  return {
    pattern,
    file,
    hasLoader: exports("loader"),
    hasAction: exports("action"),
    hasPage: /^export default/m.test(code),
  };
}

/** The address of a door, with `values` for its parameters. @throws for a parameter that has no value. */
export function addressOf(door: Door, values: Record<string, string>): string {
  return door.pattern.replace(/:(\w+)\??|\*/g, (whole, name: string | undefined) => {
    const value = name ? values[name] : "no-such-page";
    if (value === undefined) throw new Error(`${door.pattern}: no value for ${whole}`);
    return value;
  });
}
