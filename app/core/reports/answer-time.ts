import { type Answered, medianDays } from "~/core/leads/workload";

/** Half of the proposals that were answered had their answer within `days` working days. */
export type AnswerTime = { days: number; answers: number };

/** Of fewer answers nothing is published: it would tell of single proposals, not of the office. */
export const fewestAnswers = 10;

/**
 * What the office may say in public of how fast it answers: rounded up to whole working days, and at least one, so that
 * the sentence is true of no fewer proposals than it says. Null when too few answers can be counted.
 */
export function publishedAnswerTime(answered: readonly Answered[]): AnswerTime | null {
  const counted = answered.filter(({ days }) => days !== null);
  const answers = counted.reduce((sum, { count }) => sum + count, 0);
  const median = medianDays(counted);
  if (median === null || answers < fewestAnswers) return null;
  return { days: Math.max(1, Math.ceil(median)), answers };
}
