import type { Hits } from "~/core/opportunities/select-page";
import type { Language } from "~/core/shared/language";
import { searchQuery, searchWords } from "~/core/shared/search-text";
import type { Database } from "~/infra/db/client.server";
import type { Facts } from "~/services/reference/facts.server";

/**
 * What a search found: slug → rank. `some` when nothing holds all the words and these hold some of them; the page says so.
 */
export type Found = { hits: Hits; match: "all" | "some" };

/** What searches found at one version of the facts: the last ones asked for, up to so many hits in all. */
type Memory = { found: Map<string, Promise<Found>>; size: number };
const memories = new WeakMap<Facts, Memory>();
const mostSearches = 500;
const mostHits = 300_000;

/**
 * Finds the opportunities whose page in `lang` holds all words of `q`; none when `q` holds nothing that can be searched
 * for. The same search is asked of PostgreSQL once for each version of the data.
 */
export async function searchOpportunities(
  db: Database,
  facts: Facts,
  lang: Language,
  q: string,
): Promise<Found> {
  const { otherScripts } = facts.gazetteer;
  const query = searchQuery(q, otherScripts);
  if (query === null) return { hits: new Map(), match: "all" };
  const memory = memories.get(facts) ?? { found: new Map(), size: 0 };
  memories.set(facts, memory);
  const key = `${lang} ${query}`;
  const known = memory.found.get(key);
  if (known) {
    // The last used stands last: the first of a Map is the one to forget.
    memory.found.delete(key);
    memory.found.set(key, known);
    return await known;
  }
  const asked = find(db, lang, query, searchWords(q, otherScripts));
  memory.found.set(key, asked);
  try {
    const found = await asked;
    memory.size += found.hits.size;
    await forget(memory);
    return found;
  } catch (error) {
    memory.found.delete(key);
    throw error;
  }
}

async function find(db: Database, lang: Language, query: string, words: readonly string[]): Promise<Found> {
  const hits = await ask(db, lang, query);
  const any = words.join(" | ");
  if (hits.size > 0 || any === "" || any === query) return { hits, match: "all" };
  const some = await ask(db, lang, any);
  return some.size > 0 ? { hits: some, match: "some" } : { hits, match: "all" };
}

/** One text for all hits: ten thousand rows would cost more to unpack than to find. Slugs hold no space. */
async function ask(db: Database, lang: Language, query: string): Promise<Hits> {
  const rows = await db.$queryRaw<{ hits: string | null }[]>`
    SELECT string_agg(slug || ' ' || ts_rank(vector, ${query}::tsquery), ' ') AS hits
      FROM opportunity_search
     WHERE language = ${lang} AND vector @@ ${query}::tsquery`;
  const hits = new Map<string, number>();
  const parts = rows[0]?.hits?.split(" ") ?? [];
  for (let index = 0; index + 1 < parts.length; index += 2)
    hits.set(parts[index] ?? "", Number(parts[index + 1]));
  return hits;
}

async function forget(memory: Memory): Promise<void> {
  for (const [key, found] of memory.found) {
    if (memory.found.size <= mostSearches && memory.size <= mostHits) return;
    memory.found.delete(key);
    memory.size -= (await found.catch(() => null))?.hits.size ?? 0;
  }
}
