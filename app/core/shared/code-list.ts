/** Anything that knows whether a code is in its list: a Map, a Set. */
export type CodeList = { has(code: string): boolean };
