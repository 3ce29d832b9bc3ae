import { workingDaysBetween } from "~/core/deadlines/calendar";
import { type AnswerTime, publishedAnswerTime } from "~/core/reports/answer-time";
import { type Database, poolOf } from "~/infra/db/client.server";
import { readFacts } from "../reference/facts.server";

const overDays = 90;
/** The figure moves slowly, and the page that shows it is asked for often. */
const keptMs = 10 * 60 * 1000;

const kept = new WeakMap<Database, { until: number; figure: Promise<AnswerTime | null> }>();

/** How fast proposals of the last 90 days were answered, as it may be said in public; at most ten minutes old. */
export function answerTime(db: Database, now: Date): Promise<AnswerTime | null> {
  const known = kept.get(db);
  if (known && now.getTime() < known.until) return known.figure;
  const figure = readAnswerTime(db, now);
  kept.set(db, { until: now.getTime() + keptMs, figure });
  figure.catch(() => kept.delete(db));
  return figure;
}

/**
 * Counted from receipt to the first answer, in working days; a question back is no answer, and the time that it takes is
 * not taken off. Demo and synthetic leads do not count.
 */
async function readAnswerTime(db: Database, now: Date): Promise<AnswerTime | null> {
  const { calendar } = await readFacts(db);
  const since = new Date(now.getTime() - overDays * 86_400_000);
  const { rows } = await poolOf(db).query<{ received: string; answered: string; count: number }>(
    `SELECT (l."receivedAt" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS received,
            (f.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS answered, count(*)::int AS count
       FROM (SELECT "leadId", min(at) AS at FROM lead_event WHERE kind = 'resolved' GROUP BY 1) f
       JOIN lead l ON l.id = f."leadId"
      WHERE f.at >= $1 AND NOT l.demo
      GROUP BY 1, 2`,
    [since],
  );
  return publishedAnswerTime(
    rows.map(({ received, answered, count }) => ({
      days: workingDaysBetween(received, answered, calendar),
      count,
    })),
  );
}
