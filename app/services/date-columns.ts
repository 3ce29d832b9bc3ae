/** A date column's day as ISO, which is how the core speaks of days. */
export function isoDay(column: Date): string;
export function isoDay(column: Date | null): string | null;
export function isoDay(column: Date | null): string | null {
  return column?.toISOString().slice(0, 10) ?? null;
}

/** A day of the core as a date column takes it. */
export function dateOf(day: string): Date;
export function dateOf(day: string | null): Date | null;
export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
