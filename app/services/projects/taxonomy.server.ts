import type { ProjectTaxonomy } from "~/core/projects/taxonomy";
import { projectTaxonomySchema } from "~/core/projects/taxonomy.schema";
import type { Connection } from "~/infra/db/client.server";

/** The words of stages, reasons and neutral labels, and the bands of concentration, as the reference data has them. */
export async function readTaxonomy(db: Connection): Promise<ProjectTaxonomy> {
  const row = await db.setting.findUniqueOrThrow({ where: { key: "project-taxonomy" } });
  return projectTaxonomySchema.parse(row.value);
}
