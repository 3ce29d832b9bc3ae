/**
 * A page's data for its component alone. Remix encodes what a loader returns for the scripts of the browser; public pages
 * have none, so what is not enumerable is rendered and never encoded, which saves a fifth of the work of a list.
 */
export function unsent<Page extends { head: unknown }>(page: Page): { page: Page } {
  const data = { page };
  Object.defineProperty(data, "page", { value: page, enumerable: false });
  return data;
}
