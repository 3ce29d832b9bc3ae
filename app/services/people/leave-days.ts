import type { Leave } from "~/core/people/leave";
import { isoDay } from "../date-columns";

/** The days of a leave as the core speaks of them. */
export function daysOf({ from, to }: { from: Date; to: Date }): Leave {
  return { from: isoDay(from), to: isoDay(to) };
}
