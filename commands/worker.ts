// `npm run worker`: a worker alone, as many as are wanted, beside a web server that runs with ROLE=web.
process.env.NODE_ENV ??= "production";
process.env.ROLE = "worker";
const { start } = await import("~/start.server");
await start();

export {};
