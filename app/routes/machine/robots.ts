import { config } from "~/infra/runtime.server";

/** What crawlers may read: the public pages. Filtered lists say noindex themselves, so that their links are still followed. */
export function loader() {
  const lines = [
    "User-agent: *",
    "Disallow: /admin",
    "Disallow: /*/track",
    "Disallow: /*/proposals",
    "Disallow: /*/sign-in",
    "",
    `Sitemap: ${config().publicUrl}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
