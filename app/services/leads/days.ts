/** A date column's day as ISO, which is how the core speaks of days. */
export function isoDay(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null;
}

/** A day of the core as a date column takes it. */
export function dateOf(isoDate: string | null): Date | null {
  return isoDate === null ? null : new Date(`${isoDate}T00:00:00Z`);
}
