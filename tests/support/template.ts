import { prepareJobs } from "../../app/infra/jobs/queue.server";
import { migrate } from "../../prisma/migrate";

/** What every test's database holds before the test begins: the schema and the province's reference data. */
export async function fillTemplate(url: string): Promise<void> {
  await migrate(url);
  await prepareJobs(url);
}
