/** That a version of the rules decides from an instant on, unless it was cancelled before. */
export type Publication = { id: number; version: number; from: Date; cancelledAt?: Date | null };

/**
 * The publication in force at an instant: of those that have begun and were not cancelled, the one that began last; of
 * two that began at once, the later decision. Null before the first. Rolling back is publishing an earlier version.
 */
export function ruleSetInForce<P extends Publication>(publications: readonly P[], at: Date): P | null {
  let found: P | null = null;
  for (const publication of publications) {
    if (publication.from > at || publication.cancelledAt) continue;
    const later = found ? publication.from.getTime() - found.from.getTime() || publication.id - found.id : 1;
    if (later > 0) found = publication;
  }
  return found;
}
