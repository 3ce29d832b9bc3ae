import { promisify } from "node:util";
import zlib from "node:zlib";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

// A stream of events is no page: it would be held back until it ends.
const compressible =
  /^(text\/(?!event-stream)|application\/(json|xml|rss\+xml|atom\+xml|manifest\+json)|image\/svg)/;

/** Compresses a page for a reader whose browser says it can take it. Quality 4: a page in under a millisecond. */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const accepts = request.headers.get("Accept-Encoding") ?? "";
  const way = /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : null;
  const type = response.headers.get("Content-Type") ?? "";
  if (!way || !response.body || response.headers.has("Content-Encoding") || !compressible.test(type)) {
    return response;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const small = body.length < 1_024;
  const headers = new Headers(response.headers);
  headers.append("Vary", "Accept-Encoding");
  headers.delete("Content-Length");
  if (small) return new Response(body, { status: response.status, headers });
  const packed =
    way === "br"
      ? await brotli(body, {
          params: {
            [zlib.constants.BROTLI_PARAM_QUALITY]: 4,
            [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        })
      : await gzip(body);
  headers.set("Content-Encoding", way);
  return new Response(packed, { status: response.status, headers });
}
