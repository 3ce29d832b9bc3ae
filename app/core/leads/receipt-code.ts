/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of chance in a code: 32^6, about a thousand million a year. */
export const receiptRandomBytes = 6;

/** What a code names: `VC` a lead, `DA` a project (dự án). */
type CodePrefix = "VC" | "DA";

/**
 * A receipt code such as `VC26-7K3M9Q-T`: year, six characters drawn from `random` (at least six bytes),
 * one check character.
 */
export function receiptCode(year: number, random: Uint8Array, prefix: CodePrefix = "VC"): string {
  if (random.length < receiptRandomBytes) throw new RangeError("a receipt code needs six random bytes");
  const drawn = Array.from(random.subarray(0, receiptRandomBytes), (byte) => alphabet.charAt(byte & 31)).join(
    "",
  );
  const yy = String(year % 100).padStart(2, "0");
  return `${prefix}${yy}-${drawn}-${checkCharacter(yy + drawn)}`;
}

/** Reads a code as people type it (O for 0, I or L for 1, any case, any dashes and spaces); null when it is none. */
export function readReceiptCode(typed: string, prefix: CodePrefix = "VC"): string | null {
  if (typed.length > 60) return null;
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\u2212._]/gu, "");
  const rest = plain.startsWith(prefix) ? plain.slice(prefix.length) : "";
  const body = /^[0-9A-Z]{9}$/.exec(rest)?.[0].replaceAll("O", "0").replace(/[IL]/g, "1");
  if (!body || !/^[0-9]{2}[0-9A-HJKMNP-TV-Z]{7}$/.test(body)) return null;
  const data = body.slice(0, 8);
  if (body.charAt(8) !== checkCharacter(data)) return null;
  return `${prefix}${data.slice(0, 2)}-${data.slice(2)}-${body.charAt(8)}`;
}

/**
 * A weighted sum over GF(32), the field whose elements the 32 characters are. Weights are x^1 to x^8, all different
 * and none zero, and the check character itself has weight x^0: so one wrong character, and two neighbours swapped
 * (the check character with its neighbour too), always change the sum.
 */
function checkCharacter(data: string): string {
  let sum = 0;
  for (const [position, character] of [...data].entries()) {
    let term = alphabet.indexOf(character);
    for (let power = 0; power <= position; power++) term = timesX(term);
    sum ^= term;
  }
  return alphabet.charAt(sum);
}

/** Multiplies by x in GF(2)[x] / (x^5 + x^2 + 1); x is primitive there, so its first 31 powers differ. */
function timesX(element: number): number {
  const shifted = element << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}
