/** What is refused before it reaches a route. */

export type Refusal = 400 | 403 | 405 | 413 | 415;

/** The largest form that we take: the longest proposal, with room for what encoding adds. */
export const largestBody = 256 * 1024;

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"];

/**
 * Whether a request may go on to the routes. One guard for every method but GET and HEAD:
 * - from another site (Origin or Sec-Fetch-Site says so): 403, whatever the cookie;
 * - with a cookie but without an Origin: 403, since every browser sends one with a form;
 * - a client that sends neither cookie nor Origin is no browser and carries nobody's rights: it may send a proposal.
 * @returns the status to refuse with, or null.
 */
export function refusal(request: Request, host: string): Refusal | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (request.method !== "POST") return 405;
  const origin = request.headers.get("Origin");
  const site = request.headers.get("Sec-Fetch-Site");
  if (site && site !== "same-origin") return 403;
  if (origin !== null && !isSameHost(origin, host)) return 403;
  if (origin === null && request.headers.has("Cookie")) return 403;
  if (Number(request.headers.get("Content-Length") ?? 0) > largestBody) return 413;
  const type = (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return formTypes.includes(type) ? null : 415;
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Reads a form whole, however it is sent (chunked has no length to check beforehand). */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | "too-large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > largestBody) {
      await reader.cancel();
      return "too-large";
    }
    chunks.push(value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
