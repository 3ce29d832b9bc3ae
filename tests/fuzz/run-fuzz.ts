import type { Database } from "~/infra/db/client.server";
import { siteMap } from "../support/site-map";
import type { Fault } from "./fault";
import { type FuzzInputs, fuzzActions } from "./fuzz-actions";
import { fuzzPages } from "./fuzz-pages";
import { setScene } from "./scene";

export type FuzzReport = { posts: number; gets: number; leads: number; faults: Fault[]; broken: string[] };

/** Posts to every action of the map and asks for every page of it, then looks whether every receipt is a whole lead. */
export async function runFuzz(
  product: { url: string; db: Database; secret: string },
  { seed, inputs, asks, told }: FuzzInputs & { asks: number },
): Promise<FuzzReport> {
  const doors = await siteMap();
  const scene = await setScene(product.url, product.db, product.secret);
  const acted = await fuzzActions(scene, doors, { seed, inputs, told });
  // Once more from the beginning: what the desk was made to store must not break what the public asks for.
  const strangers = doors.filter(({ pattern }) => !pattern.startsWith("/admin"));
  const again = await fuzzActions(scene, strangers, {
    seed: seed + 1_000_003,
    inputs: Math.ceil(inputs / 4),
    told,
  });
  const looked = await fuzzPages(scene, doors, { seed, inputs: asks, told });
  const receipts = new Set([...acted.receipts, ...again.receipts]);
  return {
    posts: acted.posts + again.posts,
    gets: looked.gets,
    leads: receipts.size,
    faults: [...acted.faults, ...again.faults, ...looked.faults],
    broken: await scene.reckon(receipts),
  };
}
