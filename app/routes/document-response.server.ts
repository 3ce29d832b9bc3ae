import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/**
 * A page drawn whole. Nothing is streamed: no loader defers, a page is a few kilobytes, and a page that fails while it is
 * drawn can still answer 500.
 */
export function documentResponse(document: ReactElement, status = 200, headers = new Headers()): Response {
  const page = renderToStaticMarkup(document);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(Buffer.from(`<!DOCTYPE html>${page}`), { status, headers });
}
