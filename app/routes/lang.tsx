import { Outlet } from "@remix-run/react";
import { PublicShell } from "./public-shell";

/** The frame of all that stands below `/:lang`. Each page asks for its language itself: `requireLanguage`. */
export default function Language() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  );
}
