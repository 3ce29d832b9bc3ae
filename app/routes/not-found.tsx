import type { LoaderFunctionArgs } from "@remix-run/node";

/**
 * Whatever is not on the map, and what the server refused before it came here (too large, from another site): the root's
 * ErrorBoundary tells it in the reader's language.
 */
export function loader({ context }: LoaderFunctionArgs) {
  throw new Response(null, { status: context.refusal ?? 404 });
}

export function action() {
  throw new Response(null, { status: 404 });
}

export default function NotFound() {
  return null;
}
