// A worker alone: the product in the role of one, whatever ROLE says.
process.env.ROLE = "worker";
await import("../server");

export {};
