import pg from "pg";
import { expect, inject, test } from "vitest";
import { prepareJobs } from "~/infra/jobs/queue.server";

/** A database without tables, named as the run's others are, with which it is dropped. */
async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(inject("serverUrl"));
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const made = `vamco_${inject("template").replace("vamco_template_", "")}_${process.pid}_${name}`;
  await client.query(`CREATE DATABASE ${made}`);
  await client.end();
  url.pathname = `/${made}`;
  return url.href;
}

test("processes that start at the same moment on a new database prepare its jobs, and none fails", async () => {
  // Two that made the same queue at once ended in a deadlock: not each time, so there are many.
  for (let round = 1; round <= 4; round += 1) {
    const url = await emptyDatabase(`jobs_${round}`);
    await Promise.all(Array.from({ length: 16 }, () => prepareJobs(url)));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("SELECT name FROM jobs.queue WHERE name = 'send-mail'");
    await client.end();
    expect(rows).toHaveLength(1);
  }
});
