import { poolOf } from "~/infra/db/client.server";
import { copyOpportunities } from "./fill";
import { matching } from "./matching";
import { besideBare, type Result } from "./measure";
import { startProduct } from "./product";
import { proposals } from "./proposals";

const connections = 20;
const opportunities = 10_000;
const opportunitiesToMatch = 100_000;

/** The public side at 10,000 opportunities beside a bare server; then the matches of one lead over 100,000. */
export async function benchCatalogue(isWanted: (name: string) => boolean): Promise<Result[]> {
  const product = await startProduct();
  try {
    const { base, secret, db } = product;
    await product.seed("--opportunities", opportunities);
    const slug = await aSlug(base);
    const pages: [string, string][] = [
      ["list", "/en/opportunities"],
      ["search", "/vi/opportunities?q=khu+cong+nghiep"],
      ["detail", `/en/opportunities/${slug}`],
    ];
    const results: Result[] = [];
    for (const [name, address] of pages) {
      if (!isWanted(name)) continue;
      const url = base + address;
      const bytes = (await (await fetch(url)).arrayBuffer()).byteLength;
      const { page, bare, ratio } = await besideBare({ url, connections }, bytes);
      results.push({ name: "bare", bytes, ...bare }, { name, bytes, ...page, ratio });
    }
    if (isWanted("intake")) {
      const options = { url: base, connections, requests: proposals(secret) };
      const { page, ratio } = await besideBare(options, 0, 303);
      results.push({ name: "intake", ...page, ratio });
    }
    if (isWanted("matching")) {
      await copyOpportunities(poolOf(db), opportunitiesToMatch);
      results.push({ name: "matching", ...(await matching(db)) });
    }
    return results;
  } finally {
    await product.stop();
  }
}

async function aSlug(base: string): Promise<string> {
  const list = await (await fetch(`${base}/en/opportunities?kind=project`)).text();
  const slug = /href="\/en\/opportunities\/([a-z0-9-]+)"/.exec(list)?.[1];
  if (!slug) throw new Error("the list shows no opportunity");
  return slug;
}
