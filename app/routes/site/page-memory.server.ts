import type { Facts } from "~/services/reference/facts.server";

const mostPages = 400;

/**
 * Remembers what pages show, as values that are still rendered for each request. It is forgotten with the version of the
 * facts that it was made of, and the page that was asked for longest ago goes first.
 */
export function pageMemory<Page>(): (facts: Facts, key: string, make: () => Page) => Page {
  const memories = new WeakMap<Facts, Map<string, Page>>();
  return (facts, key, make) => {
    const memory = memories.get(facts) ?? new Map<string, Page>();
    memories.set(facts, memory);
    const page = memory.get(key) ?? make();
    // A Map keeps the order of writing: the last used stands last.
    memory.delete(key);
    memory.set(key, page);
    const [oldest] = memory.size > mostPages ? memory.keys() : [];
    if (oldest !== undefined) memory.delete(oldest);
    return page;
  };
}
