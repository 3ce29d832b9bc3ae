const minute = 60_000;

/** A session that nobody used for so long is over (NIST SP 800-63B, AAL2). */
export const idleMs = 30 * minute;
/** However busy: after a working day one signs in again. */
export const longestMs = 12 * 60 * minute;
/** Between the password and the second factor. */
export const pendingMs = 10 * minute;

export type SessionTimes = { createdAt: Date; lastSeenAt: Date; pendingTotp: boolean };

/** Whether a session may no longer be used at `now`. */
export function sessionIsOver(session: SessionTimes, now: Date): boolean {
  const age = now.getTime() - session.createdAt.getTime();
  if (session.pendingTotp) return age >= pendingMs;
  return age >= longestMs || now.getTime() - session.lastSeenAt.getTime() >= idleMs;
}

/** Being seen is written down at most once a minute, so that a page costs no write. */
export function sightingIsDue(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= minute;
}
