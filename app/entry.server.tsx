import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isLanguage } from "~/core/shared/language";
import { bestLanguage } from "~/i18n/accept-language";
import { TranslatorsProvider } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { log } from "~/infra/log.server";
import { DeskScriptAddress } from "~/routes/desk-script";
import { documentResponse } from "~/routes/document-response.server";

export { drawSitePage } from "~/routes/site/draw-site-page.server";

/** Draws what Remix has found: every page that `drawSitePage` does not draw. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  _context: AppLoadContext,
) {
  const first = new URL(request.url).pathname.split("/")[1];
  const lang = isLanguage(first) ? first : bestLanguage(request.headers.get("Accept-Language"));
  return documentResponse(
    <TranslatorsProvider translators={translator} lang={lang}>
      <DeskScriptAddress.Provider value={remix.manifest.entry.module}>
        <RemixServer context={{ ...remix, serverHandoffStream: undefined }} url={request.url} />
      </DeskScriptAddress.Provider>
    </TranslatorsProvider>,
    status,
    headers,
  );
}

/** A fault that nobody expected. A Response that a loader threw is an answer, not a fault. */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (isRouteErrorResponse(error) || request.signal.aborted) return;
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "a request failed");
}
