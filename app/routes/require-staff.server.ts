import { redirect } from "@remix-run/node";
import { renewalHeader } from "~/client/renewal-header";
import { may, type Permission } from "~/core/policy/may";
import { bestLanguage } from "~/i18n/accept-language";
import { paths } from "~/i18n/paths";
import { config, db } from "~/infra/runtime.server";
import { findSession, type SignedIn } from "~/services/accounts/sessions.server";
import { readSessionCookie } from "./session-cookie.server";

/** What every door of the desk asks for: a permission, or no more than to be signed in (one's own account). */
export type Door = Permission | "signed-in";

export const secondFactorPath = "/admin/account/second-factor";

/**
 * The first line of every loader and action of the desk. Lets in whoever is signed in and may; a lead's own doors ask
 * `requireLead`.
 * @throws 303 to sign in (and back here) for a stranger, 303 to what must be set up first, 403 for who may not.
 */
export async function requireStaff(request: Request, door: Door): Promise<SignedIn> {
  const signedIn = await currentStaff(request);
  if (!signedIn) throw toSignIn(request);
  if (mustSetSecondFactor(signedIn) && pathOf(request) !== secondFactorPath) {
    throw redirect(secondFactorPath, { status: 303 });
  }
  if (door !== "signed-in" && !may(signedIn.actor, door)) throw new Response(null, { status: 403 });
  return signedIn;
}

/** Who is signed in, second factor and all; null for everybody else. */
export async function currentStaff(request: Request): Promise<SignedIn | null> {
  const signedIn = await waitingStaff(request);
  return signedIn?.session.pendingTotp ? null : signedIn;
}

/** The same, and also who has given the password and not yet the code. */
export async function waitingStaff(request: Request): Promise<SignedIn | null> {
  const id = readSessionCookie(request);
  return id ? findSession(db(), id, new Date(), isOfPage(request) ? "page" : "person") : null;
}

/**
 * Whether an open page asks by itself: `client/live.ts` marks what it fetches, and an EventSource, which connects again and
 * again, always accepts this type. Whoever sends either without being asked only shortens a session of their own.
 */
function isOfPage({ headers }: Request): boolean {
  return headers.has(renewalHeader) || headers.get("Accept") === "text/event-stream";
}

/** An administrator of the real house (production, behind https) needs a second factor before anything else. */
function mustSetSecondFactor({ actor, staff }: SignedIn): boolean {
  const { environment, publicUrl } = config();
  return (
    environment === "production" &&
    publicUrl.startsWith("https:") &&
    actor.role === "administrator" &&
    !staff.secondFactor
  );
}

/** Whether this request is that of the page where the second factor is set up (its data request counts too). */
function pathOf(request: Request): string {
  return new URL(request.url).pathname.replace(/\.data$/, "");
}

function toSignIn(request: Request): Response {
  const { searchParams } = new URL(request.url);
  searchParams.delete("_routes");
  const search = request.method === "GET" && searchParams.size > 0 ? `?${searchParams}` : "";
  const lang = bestLanguage(request.headers.get("Accept-Language"));
  return redirect(paths.signIn(lang, pathOf(request) + search), { status: 303 });
}
