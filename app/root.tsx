// First, so that what a component says of itself stands after it.
import "~/ui/tokens.css";
import "~/ui/base.css";
import type { LinksFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  useLocation,
  useParams,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { isLanguage } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { DoorFault, FaultPage, FaultTitle } from "~/routes/fault-page";
import { useOpenForm } from "~/routes/proposals/open-form";
import { PublicShell } from "~/routes/public-shell";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
];

export function Layout({ children }: { children: ReactNode }) {
  const { lang } = useDocumentLocale();
  const failed = useRouteError() != null;
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {failed ? <FaultTitle /> : <Meta />}
        <Links />
      </head>
      <body>
        {children}
        {import.meta.env.DEV ? <script type="module" src="/@vite/client" /> : null}
      </body>
    </html>
  );
}

/** What stands below `/:lang` is the public site, in its frame; the desk brings its own. */
export default function Root() {
  const { lang } = useParams();
  const openForm = useOpenForm();
  if (!isLanguage(lang)) return <Outlet />;
  return (
    <PublicShell openForm={openForm}>
      <Outlet />
    </PublicShell>
  );
}

/** Inside the site's own shell, which needs no data: the loaders may be what failed. */
export function ErrorBoundary() {
  const { pathname } = useLocation();
  if (/^\/admin(\/|$)/.test(pathname)) return <DoorFault />;
  return (
    <PublicShell>
      <FaultPage />
    </PublicShell>
  );
}

/** The language of the URL, else that of the person who is signed in, else the reader's best one. */
function useDocumentLocale() {
  const locale = useLocale();
  const params = useParams();
  const desk = useRouteLoaderData<{ language?: string }>("routes/admin/layout");
  if (isLanguage(params.lang)) return { lang: params.lang };
  if (isLanguage(desk?.language)) return { lang: desk.language };
  return { lang: locale.lang };
}
