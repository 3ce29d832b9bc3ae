import { isPublicLabel } from "~/core/obstacles/obstacle";
import type { Localised } from "~/core/shared/localised";
import type { Database } from "~/infra/db/client.server";
import { readTaxonomy } from "./taxonomy.server";

/**
 * All that the sender of an obstacle lead is told of the register: a neutral phrase of the fixed list. Null while the
 * lead is tied to no project. No other column of the register is read here, so none can get out.
 */
export async function publicObstacleLabel(db: Database, leadId: number): Promise<Localised | null> {
  const tied = await db.obstacle.findUnique({ where: { leadId }, select: { publicLabel: true } });
  if (!tied || !isPublicLabel(tied.publicLabel)) return null;
  const { publicLabels } = await readTaxonomy(db);
  return publicLabels.find(({ code }) => code === tied.publicLabel)?.names ?? null;
}
