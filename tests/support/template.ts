import { openDatabase } from "../../app/infra/db/client.server";
import { prepareJobs } from "../../app/infra/jobs/queue.server";
import { loadReferenceData } from "../../app/services/reference/load-reference-data.server";
import { migrate } from "../../prisma/migrate";

/** What every test's database holds before the test begins: the schema and the province's reference data. */
export async function fillTemplate(url: string): Promise<void> {
  await migrate(url);
  await prepareJobs(url);
  const db = openDatabase(url, 2);
  await loadReferenceData(db, new Date("2026-11-24T02:00:00Z"));
  await db.$disconnect();
}
