import type { PlaceRef } from "~/core/leads/lead";
import { type Entry, type Gazetteer, inOneScript } from "~/core/places/gazetteer";
import { communeRef, parkRef } from "~/core/places/place";
import type { Candidate } from "~/core/places/resolution";
import { editDistance, spacedWords, spellingKey, splitWords, syllable } from "~/core/places/spelling";
import { unitsBefore } from "~/core/places/unit-words";

const mostSuggestions = 5;
const longestTyped = 60;

/** Places with a name like the typed one: one that holds it, or one that is a slip of the keyboard away. Nearest first. */
export function suggestPlaces(text: string, gazetteer: Gazetteer): Candidate[] {
  const typed = splitWords(inOneScript(text.slice(0, longestTyped), gazetteer.otherScripts)).map(syllable);
  const unit = Math.max(0, ...unitsBefore(typed, 0).map(({ length }) => length));
  const name = spellingKey(typed.slice(unit)) || spellingKey(typed);
  if (name.length < 3) return [];
  const most = Math.min(3, Math.floor(name.length / 4));
  const near: { distance: number; key: string; entry: Entry }[] = [];
  const words = spacedWords(typed.slice(unit));
  for (const [key, entries] of gazetteer.entries) {
    const distance = editDistance(name, key, most);
    for (const entry of entries)
      if (entry.words.includes(words)) near.push({ distance: 0, key, entry });
      else if (distance <= most) near.push({ distance, key, entry });
  }
  near.sort((one, other) => one.distance - other.distance || (one.key < other.key ? -1 : 1));

  const suggestions = new Map<PlaceRef, Candidate>();
  for (const { entry } of near)
    for (const [place, similar] of placesOf(entry))
      if (!suggestions.has(place))
        suggestions.set(place, { place, because: [{ key: "similar-name", name: similar }] });
  return [...suggestions.values()].slice(0, mostSuggestions);
}

function placesOf({ meaning }: Entry): [PlaceRef, string][] {
  switch (meaning.type) {
    case "today":
      return [[communeRef(meaning.commune.code), meaning.commune.name.vi ?? ""]];
    case "former":
      return meaning.unit.communes.map((code) => [communeRef(code), meaning.unit.name]);
    case "park":
      return [[parkRef(meaning.park.slug), meaning.park.name.vi ?? ""]];
    default:
      return [];
  }
}
