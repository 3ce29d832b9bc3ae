import { tokens } from "~/core/shared/search-text";

const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}$/u;
/** No message is compared beyond this many words. */
const mostWords = 400;

/**
 * What of a text is compared: pairs of neighbouring words, because a Vietnamese syllable alone says little, and pairs of
 * Chinese, Japanese and Korean characters. Folded like every search, so that marks and case do not part what belongs together.
 */
export function wordsOf(texts: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    let before: string | null = null;
    for (const token of tokens(text).slice(0, mostWords)) {
      if (cjk.test(token)) {
        // Hiragana alone is grammar.
        if (!/^\p{Script=Hiragana}+$/u.test(token)) found.add(token);
        before = null;
        continue;
      }
      const says = /\p{L}/u.test(token) && !silent.has(token);
      if (says && before !== null) found.add(`${before} ${token}`);
      before = says ? token : null;
    }
  }
  return found;
}

/** Words that join others and are of no subject, and the words that stand in every name of the catalogue. */
const silent = new Set(
  "a an and are as at be by for from have in is it of on or our that the this to we will with would project projects du an va cua cac cho trong la co tai voi nhung mot duoc tinh xa huyen tay ninh long province".split(
    " ",
  ),
);
