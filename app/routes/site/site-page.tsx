import { useLoaderData } from "@remix-run/react";
import type { ComponentType } from "react";
import type { PageHead } from "../head-tags";

/** What the loader of a page of the site makes, as its component gets it. */
export type PageOf<Loader extends (...args: never[]) => unknown> =
  Awaited<ReturnType<Loader>> extends {
    page: infer Page;
  }
    ? Page
    : never;

/**
 * The component of a route of the site, whose page is a pure function of what the loader made. Remix can draw it as any
 * other; the server draws `Page` without it: see draw-site-page.server.tsx.
 */
export function sitePage<Data extends { head: PageHead }>(Page: ComponentType<Data>) {
  function SitePage() {
    const { page } = useLoaderData() as { page: Data };
    return <Page {...page} />;
  }
  return Object.assign(SitePage, { Page });
}
