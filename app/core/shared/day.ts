/**
 * Days are ISO texts in the core (`2026-11-24`, a day of Viet Nam): they compare as they follow each other, and belong to
 * no hour. Instants are `Date`s; `core/deadlines/calendar.ts` leads from one to the other.
 */

/** Whether a text is a day that there is: no 31 June, and of the last century or this one. */
export function isIsoDay(text: string): boolean {
  if (!/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** So many days later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
