/**
 * The headers of every answer, by its class. Set after the answer is made, errors included, because what a handler sets
 * before a raw Response is lost.
 */

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const common = {
  "Content-Security-Policy": policy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  // Not no-referrer: browsers would then send `Origin: null` with forms, which we refuse.
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

const hsts = { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } as const;

/** Pages that show what belongs to one person: nothing between the server and that person may keep them. */
const privatePath =
  /^\/(admin|(vi|en|zh|zh-TW|ja|ko)\/(track|proposals|sign-in|welcome|account))(\/|\.data|$)/i;

/**
 * @param pathname decoded, in whatever case: routes are matched so.
 * @param https whether readers reach the site by https (PUBLIC_URL says so).
 * @param development Vite's own style and script need more than any reader is given.
 */
export function securityHeaders(
  pathname: string,
  { https, development }: { https: boolean; development: boolean },
): Record<string, string> {
  return {
    ...common,
    ...(https ? hsts : {}),
    ...(development ? { "Content-Security-Policy": "default-src 'self' 'unsafe-inline' ws:" } : {}),
    ...(privatePath.test(pathname) ? { "Cache-Control": "no-store" } : {}),
    // The secrets in the addresses of a tracking page and of a form stay out of every other site's logs.
    ...(/\/(track|proposals|welcome)\/./i.test(pathname) ? { "Referrer-Policy": "same-origin" } : {}),
  };
}
