import { textOf, type Words } from "~/ui/words";

/** The way up to a page, for search engines. `self` is the page's own address, `base` the site's. */
export function breadcrumbList(
  steps: readonly { href?: string; text: Words }[],
  self: string,
  base: string,
): Record<string, unknown> {
  return {
    "@type": "BreadcrumbList",
    itemListElement: steps.map((step, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: textOf(step.text),
      item: step.href ? base + step.href : self,
    })),
  };
}
