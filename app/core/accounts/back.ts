/**
 * Where a person is brought back to after signing in: a path of the desk, never another site. A browser reads
 * `//host`, `/\host` and control characters in its own way, so only plain paths are let through.
 */
export function safeBack(back: string | null | undefined): string {
  return back &&
    back.length <= 500 &&
    /^\/admin(?:[/?][\x21-\x5b\x5d-\x7e]*)?$/.test(back) &&
    !back.includes("//")
    ? back
    : "/admin";
}
