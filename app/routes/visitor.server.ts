import type { AppLoadContext } from "@remix-run/node";
import type { Visitor } from "~/services/accounts/sessions.server";

/** From where a request comes, as its session keeps it. */
export function visitorOf(request: Request, context: AppLoadContext): Visitor {
  return { address: context.address, userAgent: request.headers.get("User-Agent") ?? "" };
}
