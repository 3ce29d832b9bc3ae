/** A set of row numbers below a fixed size, one bit a row: 10,000 rows are 313 words, so that any filter costs microseconds. */
export type Bitset = Uint32Array;

export function emptyBitset(size: number): Bitset {
  return new Uint32Array((size + 31) >>> 5);
}

function fullBitset(size: number): Bitset {
  const set = emptyBitset(size).fill(0xffff_ffff);
  // The bits behind the last row stay 0, or they would be counted.
  if (size & 31) set[set.length - 1] = 2 ** (size & 31) - 1;
  return set;
}

export function addTo(set: Bitset, row: number): void {
  set[row >>> 5] = (set[row >>> 5] ?? 0) | (1 << (row & 31));
}

export function contains(set: Bitset, row: number): boolean {
  return (((set[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** The rows that are in every set; all rows when there is none. */
export function intersection(size: number, sets: readonly Bitset[]): Bitset {
  const [first, ...others] = sets;
  if (!first) return fullBitset(size);
  const result = first.slice();
  for (const set of others)
    for (let word = 0; word < result.length; word++) result[word] = (result[word] ?? 0) & (set[word] ?? 0);
  return result;
}

export function addAll(set: Bitset, other: Bitset): void {
  for (let word = 0; word < set.length; word++) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
}

export function count(set: Bitset): number {
  let total = 0;
  for (let word = 0; word < set.length; word++) total += ones(set[word] ?? 0);
  return total;
}

export function countCommon(one: Bitset, other: Bitset): number {
  let total = 0;
  for (let word = 0; word < one.length; word++) total += ones((one[word] ?? 0) & (other[word] ?? 0));
  return total;
}

/** Set bits of a 32-bit word, by adding neighbours of 1, 2, 4 bits side by side. */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x5555_5555);
  sum = (sum & 0x3333_3333) + ((sum >>> 2) & 0x3333_3333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
