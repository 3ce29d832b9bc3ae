/** A browser of somebody of the desk, without JavaScript: keeps its cookie, follows nothing by itself. */
export function deskClient(base: string, language = "vi") {
  let cookie = "";
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Accept-Language", language);
    if (cookie) headers.set("Cookie", cookie);
    const answer = await fetch(new URL(path, base), { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookie = /Max-Age=0/.test(line) ? "" : pair;
    }
    return answer;
  }
  return {
    get: (path: string) => ask(path),
    page: async (path: string) => (await ask(path)).text(),
    post: (path: string, fields: Record<string, string> = {}) =>
      ask(path, { method: "POST", body: new URLSearchParams(fields), headers: { Origin: base } }),
    signIn(email: string, password: string) {
      return this.post("/vi/sign-in", { email, password });
    },
    cookie: () => cookie,
  };
}

/** The hidden fields that a lead's page was made with. */
export function seenOn(page: string): { version: string; lastEvent: string } {
  const field = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(page)?.[1] ?? "";
  return { version: field("version"), lastEvent: field("lastEvent") };
}

/** What an administrator's form was made from, as it sends it back. */
export function stampOn(page: string): { seen: string } {
  return { seen: /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? "" };
}
