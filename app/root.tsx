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
import { Document, icons } from "~/routes/document";
import { DoorFault, FaultPage, FaultTitle } from "~/routes/fault-page";
import { useOpenForm } from "~/routes/proposals/open-form";
import { PublicShell } from "~/routes/public-shell";

export const links: LinksFunction = () => icons;

export function Layout({ children }: { children: ReactNode }) {
  const { lang } = useDocumentLocale();
  const failed = useRouteError() != null;
  return (
    <Document
      lang={lang}
      head={
        <>
          {failed ? <FaultTitle /> : <Meta />}
          <Links />
        </>
      }
    >
      {children}
    </Document>
  );
}

/** What stands below `/:lang` is the public site, in its frame; the desk brings its own. */
export default function Root() {
  const { lang } = useParams();
  const { pathname, search } = useLocation();
  const openForm = useOpenForm();
  if (!isLanguage(lang)) return <Outlet />;
  return (
    <PublicShell pathname={pathname} search={search} openForm={openForm}>
      <Outlet />
    </PublicShell>
  );
}

/** Inside the site's own shell, which needs no data: the loaders may be what failed. */
export function ErrorBoundary() {
  const { pathname, search } = useLocation();
  if (/^\/admin(\/|$)/i.test(pathname)) return <DoorFault />;
  return (
    <PublicShell pathname={pathname} search={search}>
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
