import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ComponentType } from "react";
import { TranslatorsProvider } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { log } from "~/infra/log.server";
import { Document, icons } from "../document";
import { documentResponse } from "../document-response.server";
import { type HeadTag, headTags, type PageHead } from "../head-tags";
import { PublicShell } from "../public-shell";
import { requireLanguage } from "../require-language";

/** A route module of the site, as `sitePage` makes it. */
export type SiteRoute = {
  loader: (args: LoaderFunctionArgs) => unknown;
  default: { Page: ComponentType<{ head: PageHead }> };
};

/**
 * Answers a request for a page of the site: calls its loader and draws it in its frame, byte for byte what Remix would send
 * without what Remix does for pages that come alive in the browser, which ours never do.
 * See docs/decisions/0021-site-pages-are-drawn-directly.md.
 * @throws whatever the loader throws, and what the page throws while it is drawn, which is told in the log: Remix, which is
 * asked then, might draw it all the same.
 */
export async function drawSitePage(
  route: SiteRoute,
  args: LoaderFunctionArgs,
  stylesheets: readonly string[],
): Promise<Response> {
  const { page } = (await route.loader(args)) as { page: { head: PageHead } };
  const lang = requireLanguage(args.params);
  const { pathname, search } = new URL(args.request.url);
  const { Page } = route.default;
  const document = (
    <TranslatorsProvider translators={translator} lang={lang}>
      <Document lang={lang} head={<Head page={page} stylesheets={stylesheets} />}>
        <PublicShell pathname={pathname} search={search}>
          <Page {...page} />
        </PublicShell>
      </Document>
    </TranslatorsProvider>
  );
  try {
    return documentResponse(document);
  } catch (error) {
    log.error({ err: error, path: pathname }, "a page of the site could not be drawn directly");
    throw error;
  }
}

function Head({ page, stylesheets }: { page: { head: PageHead }; stylesheets: readonly string[] }) {
  return (
    <>
      {headTags(page).map(drawTag)}
      {stylesheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {icons.map((icon) => (
        <link key={icon.rel} {...icon} />
      ))}
    </>
  );
}

/** As Remix's `Meta` does. */
function drawTag(tag: HeadTag, at: number) {
  if ("title" in tag) return <title key={at}>{tag.title}</title>;
  if ("script:ld+json" in tag) {
    const json = JSON.stringify(tag["script:ld+json"]).replace(/[&><\u2028\u2029]/g, escaped);
    // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag can begin or end.
    return <script key={at} type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
  }
  if ("tagName" in tag) {
    const { tagName: Link, ...attributes } = tag;
    return <Link key={at} {...attributes} />;
  }
  return <meta key={at} {...tag} />;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
