import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { PublicShell } from "./public-shell";
import { requireLanguage } from "./require-language";

/** The door of `/:lang`: an unknown language is a page that does not exist. */
export function loader({ params }: LoaderFunctionArgs) {
  requireLanguage(params);
  return null;
}

export default function Language() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  );
}
