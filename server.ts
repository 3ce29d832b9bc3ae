// React reads this when it is loaded, and is several times slower when it is unset: so before anything else.
process.env.NODE_ENV ??= "production";
const { start } = await import("~/start.server");
await start();

export {};
