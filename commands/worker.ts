// `npm run worker`: a worker alone, as many as are wanted, beside a web server that runs with ROLE=web.
import { start } from "~/start.server";

process.env.ROLE = "worker";
await start();
