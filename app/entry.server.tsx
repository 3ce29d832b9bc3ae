import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { isLanguage } from "~/core/shared/language";
import { bestLanguage } from "~/i18n/accept-language";
import { TranslatorsProvider } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { log } from "~/infra/log.server";
import { DeskScriptAddress } from "~/routes/desk-script";

/**
 * Renders a page whole. Nothing is streamed: no loader defers, a page is a few kilobytes, and a page that fails while
 * it is rendered can still answer 500.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  _context: AppLoadContext,
) {
  const first = new URL(request.url).pathname.split("/")[1];
  const lang = isLanguage(first) ? first : bestLanguage(request.headers.get("Accept-Language"));
  const page = renderToStaticMarkup(
    <TranslatorsProvider translators={translator} lang={lang}>
      <DeskScriptAddress.Provider value={remix.manifest.entry.module}>
        <RemixServer context={{ ...remix, serverHandoffStream: undefined }} url={request.url} />
      </DeskScriptAddress.Provider>
    </TranslatorsProvider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(Buffer.from(`<!DOCTYPE html>${page}`), { status, headers });
}

/** A fault that nobody expected. A Response that a loader threw is an answer, not a fault. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (isRouteErrorResponse(error) || request.signal.aborted) return;
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "a request failed");
}
