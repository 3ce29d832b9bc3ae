/** An answer that nobody should get: what was asked for, what came, and what would ask for it again. */
export type Fault = { request: string; told: string; input: unknown };

/** What is wrong with an answer: none at all, 500 or above, or a refusal that a reader cannot read. Reads its body. */
export async function faultOf(
  answer: Response | null,
  request: string,
  input: unknown,
): Promise<Fault | null> {
  if (!answer) return { request, told: "no answer", input };
  const text = await answer.text().catch(() => null);
  if (text === null) return { request, told: `${answer.status}, broken off`, input };
  if (answer.status >= 500) return { request, told: String(answer.status), input };
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html") && text.includes("<h1");
  const mustBePage =
    answer.status >= 400 && !/\.data($|\?)/.test(request) && request.startsWith("HEAD") === false;
  return mustBePage && !isPage ? { request, told: `${answer.status} without a page`, input } : null;
}
