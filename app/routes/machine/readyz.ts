import { readiness } from "~/infra/readiness.server";

/** Whether this instance can serve: the database answers, its migrations are ours, a worker lives. */
export async function loader() {
  const state = await readiness(new Date());
  const ready = Object.values(state).every((part) => part === "ok");
  return Response.json(state, { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
