import { config } from "~/infra/runtime.server";

/** Behind https the name ties the cookie to this host: no other subdomain can set it (`__Host-`). */
function isSecure(): boolean {
  return config().publicUrl.startsWith("https:");
}

function cookieName(): string {
  return isSecure() ? "__Host-vamco" : "vamco";
}

/** The id of the session that a request carries; an empty text when it carries none. */
export function readSessionCookie(request: Request): string {
  const prefix = `${cookieName()}=`;
  const pairs = (request.headers.get("Cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length) ?? "";
}

/** The Set-Cookie header that gives a browser its session; it forgets it when it is closed. */
export function sessionCookie(id: string): string {
  return `${cookieName()}=${id}; Path=/; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;
}

export function endedSessionCookie(): string {
  return `${sessionCookie("")}; Max-Age=0`;
}
