import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { bestLanguage } from "~/i18n/accept-language";
import { paths } from "~/i18n/paths";

/** "/" has no language of its own: it sends the reader to the best one. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(paths.home(bestLanguage(request.headers.get("Accept-Language"))), {
    status: 302,
    headers: { Vary: "Accept-Language" },
  });
}
