import type { Facts } from "./facts.server";

const most = 400;

/**
 * Remembers what was made of the facts under a key, and forgets it with the version of the facts. What was asked for longest
 * ago goes first.
 */
export function factMemory<Value>(): (facts: Facts, key: string, make: () => Value) => Value {
  const memories = new WeakMap<Facts, Map<string, Value>>();
  return (facts, key, make) => {
    const memory = memories.get(facts) ?? new Map<string, Value>();
    memories.set(facts, memory);
    const value = memory.get(key) ?? make();
    // A Map keeps the order of writing: the last used stands last.
    memory.delete(key);
    memory.set(key, value);
    const [oldest] = memory.size > most ? memory.keys() : [];
    if (oldest !== undefined) memory.delete(oldest);
    return value;
  };
}
