/** So many leads were answered after so many working days; null where a calendar is missing. */
export type Answered = { days: number | null; count: number };

/** The mean of the working days; null when nothing can be counted. */
export function meanDays(answers: readonly Answered[]): number | null {
  const known = countable(answers);
  const count = known.reduce((sum, answer) => sum + answer.count, 0);
  return count === 0 ? null : known.reduce((sum, { days, count }) => sum + days * count, 0) / count;
}

/** The middle one of the working days, or the mean of the two in the middle; null when nothing can be counted. */
export function medianDays(answers: readonly Answered[]): number | null {
  const known = [...countable(answers)].sort((one, other) => one.days - other.days);
  const count = known.reduce((sum, answer) => sum + answer.count, 0);
  if (count === 0) return null;
  const at = (place: number) => {
    let passed = 0;
    for (const answer of known) {
      passed += answer.count;
      if (place < passed) return answer.days;
    }
    return 0;
  };
  return (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2;
}

function countable(answers: readonly Answered[]): { days: number; count: number }[] {
  return answers.flatMap(({ days, count }) => (days === null ? [] : [{ days, count }]));
}
