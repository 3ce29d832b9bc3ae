import pg from "pg";
import { expect, inject, test } from "vitest";
import { prepareJobs } from "~/infra/jobs/queue.server";

test("processes that start at the same moment on a new database prepare its jobs one after the other", async () => {
  const url = new URL(inject("serverUrl"));
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  // Named as the run's other databases are, with which it is dropped.
  const name = `vamco_${inject("template").replace("vamco_template_", "")}_${process.pid}_jobs`;
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  await Promise.all(Array.from({ length: 6 }, () => prepareJobs(url.href)));

  const made = new pg.Client({ connectionString: url.href });
  await made.connect();
  const { rows } = await made.query("SELECT name FROM jobs.queue WHERE name = 'send-mail'");
  await made.end();
  expect(rows).toHaveLength(1);
});
