/** A query without its "?". A colon is allowed in it (RFC 3986 3.4): `place=commune:27976` can be read and typed. */
export function queryText(params: URLSearchParams): string {
  return params.toString().replaceAll("%3A", ":");
}
