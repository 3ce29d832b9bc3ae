import type { z } from "zod";
import type { scorecardFileSchema } from "~/core/scorecard/scorecard.schema";
import type { Transaction } from "~/infra/db/client.server";

/** What the publications say of the card that came with the product; like every note, in the house's language. */
const firstNote = "Bảng tiêu chí đi kèm khi cài đặt; trọng số là đề xuất, chờ tỉnh quyết định";

/** Publishes the card of the data files, once: what is published is never changed, and later versions are the desk's. */
export async function publishFirstScorecard(
  tx: Transaction,
  { version, card }: z.infer<typeof scorecardFileSchema>,
  now: Date,
): Promise<boolean> {
  const known = await tx.scorecard.findUnique({ where: { version }, select: { version: true } });
  if (known) return false;
  await tx.scorecard.create({
    data: { version, card: toJson(card), note: firstNote, publishedAt: now },
  });
  return true;
}

/** A value as JSON columns take it: no undefined, nothing read-only. */
export function toJson(value: object) {
  return JSON.parse(JSON.stringify(value));
}
