export type SourceList = {
  links: { href: string; title: string }[];
  /** Sources that have no address, in the words of the record. */
  others: string[];
};

/** The sources of a record: links under the name of their site, then what can only be named. */
export function sourceList(sources: readonly string[]): SourceList {
  const list: SourceList = { links: [], others: [] };
  for (const source of sources) {
    const link = sourceLink(source);
    if (!link) list.others.push(source);
    else if (!list.links.some(({ href }) => href === link.href)) list.links.push(link);
  }
  return list;
}

function sourceLink(source: string): { href: string; title: string } | null {
  const [address = "", ...remark] = source.split(" ");
  if (!/^https?:/.test(address) || !URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const page = pathname.replace(/\/$/, "");
  const shown = hostname.replace(/^www\./, "") + (page.length > 60 ? `${page.slice(0, 57)}…` : page);
  return { href: address, title: [shown, ...remark].join(" ") };
}
