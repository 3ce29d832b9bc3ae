import type { LoaderFunctionArgs, SerializeFrom } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { may, type Permission } from "~/core/policy/may";
import { type Locale, LocaleProvider, useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import { readDeskSettings } from "~/services/queue/desk-settings.server";
import { type Count, countOpenLeads } from "~/services/queue/queue.server";
import { SearchForm } from "~/ui/forms/search-form";
import { DeskShell } from "~/ui/layout/desk-shell";
import { DeskScript } from "../desk-script";
import { DeskFault, DoorFault } from "../fault-page";
import { requireStaff } from "../require-staff.server";
import { DeskKeys } from "./desk-keys";

/** The rooms of the desk, each with what its door asks for. */
const rooms = [
  { href: paths.leads(), name: "leads", permission: "lead:list" },
  { href: "/admin/rules", name: "rules", permission: "rules:read" },
  { href: paths.workload(), name: "workload", permission: "workload:read" },
  { href: "/admin/opportunities", name: "opportunities", permission: "opportunity:edit" },
  { href: paths.projects(), name: "projects", permission: "project:read" },
  { href: paths.obstacles(), name: "obstacles", permission: "project:read" },
  { href: "/admin/departments", name: "departments", permission: "department:edit" },
  { href: "/admin/staff", name: "staff", permission: "staff:manage" },
  { href: "/admin/people", name: "people", permission: "staff:leave" },
  { href: "/admin/calendar", name: "calendar", permission: "calendar:edit" },
  { href: "/admin/scorecard", name: "scorecard", permission: "scorecard:edit" },
  { href: "/admin/outbox", name: "outbox", permission: "outbox:read" },
  { href: "/admin/audit", name: "audit", permission: "audit:read" },
  { href: "/admin/settings", name: "settings", permission: "settings:edit" },
] as const satisfies { href: string; name: string; permission: Permission }[];

/** For a page that could not be made; every other page brings its own. */
export const meta = () => [{ title: "Vàm Cỏ" }, { name: "robots", content: "noindex" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "signed-in");
  return {
    language: staff.language,
    at: new Date().toISOString(),
    name: staff.name,
    role: actor.role,
    open: await countOpenLeads(db(), actor),
    keys: (await readDeskSettings(db(), actor.id)).keys,
    q: new URL(request.url).searchParams.get("q")?.slice(0, 200) ?? "",
    maySetUp: may(actor, "setup:read"),
    rooms: rooms.filter((room) => may(actor, room.permission)).map(({ href, name }) => ({ href, name })),
  };
}

export default function Admin() {
  const desk = useLoaderData<typeof loader>();
  return (
    <LocaleProvider lang={desk.language}>
      <Desk desk={desk}>
        <Outlet />
      </Desk>
    </LocaleProvider>
  );
}

function Desk({ desk, children }: { desk: SerializeFrom<typeof loader>; children: ReactNode }) {
  const { t, format } = useLocale();
  const { pathname } = useLocation();
  const isIn = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const nav = desk.rooms.map(({ href, name }) => ({
    href,
    text: t(`desk:nav.${name}`),
    current: isIn(href),
    ...(name === "leads" ? { count: openCount(desk.open, { t, format }) } : {}),
  }));
  return (
    <DeskShell
      homeHref={paths.admin()}
      nav={
        desk.maySetUp
          ? [{ href: paths.admin(), text: t("desk:nav.setup"), current: pathname === "/admin" }, ...nav]
          : nav
      }
      who={{ name: desk.name, role: t(`routing:roles.${desk.role}`), href: "/admin/account" }}
      signOut={{ action: "/admin/sign-out", text: t("desk:nav.signOut") }}
      search={
        <SearchForm
          action={paths.leads()}
          id="desk-search"
          value={isIn(paths.leads()) ? desk.q : ""}
          label={t("desk:queue.search")}
          button={t("desk:queue.searchButton")}
          keep={[["state", "any"]]}
          size="dense"
          placeholder={t("desk:queue.search")}
          hideLabel
        />
      }
      texts={{
        skip: t("common:shell.skip"),
        name: "Vàm Cỏ",
        desk: t("desk:nav.desk"),
        nav: t("common:shell.nav"),
        menu: t("common:shell.menu"),
        close: t("common:shell.close"),
        printed: t("desk:nav.printed", { name: desk.name, moment: format.dateTime(new Date(desk.at)) }),
      }}
    >
      {children}
      <div data-desk-keys={desk.keys ? "on" : "off"}>
        <DeskKeys />
      </div>
      <DeskScript />
    </DeskShell>
  );
}

/** How many leads are open; from a thousand on that they are many. */
function openCount({ count, more }: Count, { t, format }: Pick<Locale, "t" | "format">) {
  const total = format.number(count);
  return more
    ? { value: `${total}+`, text: t("queue:count.open", { total }) }
    : { value: total, text: t("desk:nav.open", { count }) };
}

/** At the desk of the person who is signed in, when it is known who that is. */
export function ErrorBoundary() {
  const desk = useRouteLoaderData<typeof loader>("routes/admin/layout");
  return desk ? (
    <LocaleProvider lang={desk.language}>
      <Desk desk={desk}>
        <DeskFault />
      </Desk>
    </LocaleProvider>
  ) : (
    <DoorFault />
  );
}
