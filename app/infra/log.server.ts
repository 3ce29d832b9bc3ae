import pino from "pino";
import { singleton } from "./singleton.server";

/** The process's log: one JSON object a line, on stderr, so that a command's own output stays clean. */
export const log = singleton("log", () => pino({ level: "info", base: undefined }, pino.destination(2)));
